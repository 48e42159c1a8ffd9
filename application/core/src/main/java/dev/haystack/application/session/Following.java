package dev.haystack.application.session;

import dev.haystack.application.turn.Inspection;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Somebody's connection to a session; while there is one, the session's turns run on. */
public interface Following extends AutoCloseable {

  /** The log's newest place. */
  LogPosition position();

  /** What the user finds on coming; asks the store once. */
  FirstLook firstLook(UserId user);

  /**
   * Hands over the events after a place, or nothing if the log cannot or is not the reader's; no
   * event is added while the consumer runs.
   */
  void replay(UserId reader, LogPosition after, Consumer<Optional<List<LoggedEvent>>> consumer);

  /**
   * Shows what happens beneath the session's turns in this process too, each with whose it is, on
   * their threads, until the end; once at most.
   */
  void inspect(BiConsumer<UserId, Inspection> inspector);

  /** What there is of a turn of the reader's whose message was sent before; asks the store once. */
  PastTurn past(TurnStatus status, UserId reader);

  @Override
  void close();
}
