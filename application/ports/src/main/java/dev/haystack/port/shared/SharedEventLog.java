package dev.haystack.port.shared;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The event logs that all nodes share, of which each node keeps a copy of what it needs.
 *
 * <p>Every call blocks no longer than the store's bound, throws {@link StoreUnavailableException}
 * where the store did not do what it was asked, and may be repeated. Calls with several questions
 * ask them together, and answer in their order. Safe for use by many threads.
 *
 * <p>A log keeps the whole running turn and the last {@link #EVENTS_KEPT} events before it; older
 * ones go when a turn starts. All of them go {@link #EVENTS_KEPT_FOR} after the last one was added.
 * The log's position, its epoch and its fence are kept as long as its session; where there is no
 * session, as long as somebody watches, which is {@link #WATCHED_FOR} after the last question.
 *
 * <p>A node watches a log from a question in which it says so, or from events that it added, until
 * it ends that or {@link #WATCHED_FOR} has passed since the last of these. It is told by a {@link
 * Signal.EventsAdded} of what other nodes add meanwhile, as far as signals reach it.
 */
public interface SharedEventLog {

  /** How many events before the running turn are kept. */
  int EVENTS_KEPT = 1_000;

  /** How long events are kept after the last one was added. */
  Duration EVENTS_KEPT_FOR = Duration.ofMinutes(15);

  /** How long a node is told of what is added unless it says again that it watches. */
  Duration WATCHED_FOR = Duration.ofSeconds(30);

  /** What is there; nothing where there is no log. */
  List<Optional<LogView>> look(List<LogLook> looks);

  /**
   * Adds what is not there yet, and tells the watching nodes; says where each log is then. A log
   * stays as it is if it has another epoch, if there is a newer fence, or if the batch would leave
   * a gap; nothing where there is no log. The views hold no events.
   */
  List<Optional<LogView>> append(List<LogBatch> batches);

  /**
   * Makes a log, without events, if there is none but its session is there.
   *
   * @return the log that is there then; nothing if the session is not there
   */
  Optional<LogView> create(SessionId session, LogPosition at, long fence);

  /**
   * Moves a log to another epoch, or to a later place without the events up to there, unless it has
   * moved from the expected place.
   *
   * @return the log that is there then; nothing if there is none
   */
  Optional<LogView> move(SessionId session, LogPosition expected, LogPosition to);

  /** Ends watching. */
  void unwatch(List<SessionId> sessions);

  /** Removes everything of these logs. */
  void delete(SessionId session);
}
