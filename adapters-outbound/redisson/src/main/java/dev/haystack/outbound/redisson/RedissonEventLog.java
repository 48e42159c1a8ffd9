package dev.haystack.outbound.redisson;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedEventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Event logs in Redis; a batch that is added is told to the watching nodes in the same step. */
public final class RedissonEventLog implements SharedEventLog {

  private static final int HEADER = 5;

  private final Scripts scripts;
  private final EventValues values;
  private final NodeId self;
  private final Duration sessionTimeout;

  public RedissonEventLog(RedisConnection connection, NodeId self, Duration sessionTimeout) {
    this.scripts = new Scripts(connection);
    this.values = new EventValues(connection.sealing());
    this.self = self;
    this.sessionTimeout = sessionTimeout;
  }

  @Override
  public List<Optional<LogView>> look(List<LogLook> looks) {
    return views(
        looks.stream().map(LogLook::session).toList(), looks.stream().map(this::call).toList());
  }

  private ScriptCall call(LogLook look) {
    return call(
        LogScripts.LOOK,
        look.session(),
        look.watching(),
        look.epochIfNone(),
        Long.toString(look.fence()),
        look.known().epoch(),
        Long.toString(look.known().lastSequence()));
  }

  @Override
  public List<Optional<LogView>> append(List<LogBatch> batches) {
    return views(
        batches.stream().map(LogBatch::session).toList(),
        batches.stream().map(this::call).toList());
  }

  private ScriptCall call(LogBatch batch) {
    List<String> arguments = new ArrayList<>();
    arguments.add(batch.after().epoch());
    arguments.add(Long.toString(batch.fence()));
    arguments.add(Long.toString(oldestKept(batch)));
    arguments.add(SignalText.CHANNEL_OF_NODE);
    arguments.add(SignalText.beginAdded(batch.session(), batch.after().epoch()));
    arguments.add(SignalText.END_ADDED);
    for (EventEntry entry : batch.entries().stream().map(EventEntry::of).toList()) {
      arguments.add(Long.toString(entry.first()));
      arguments.add(Long.toString(entry.last()));
      arguments.add(values.text(batch.session(), entry));
    }
    return call(LogScripts.APPEND, batch.session(), true, arguments.toArray(String[]::new));
  }

  /** A turn's start is when older events go. */
  private static long oldestKept(LogBatch batch) {
    long oldest = 0;
    for (LogEntry entry : batch.entries()) {
      if (entry instanceof LoggedEvent(long sequence, _, TurnEvent.Started _)) {
        oldest = Math.max(0, sequence - EVENTS_KEPT);
      }
    }
    return oldest;
  }

  @Override
  public Optional<LogView> create(SessionId session, LogPosition at, long fence) {
    return one(
        call(
            LogScripts.CREATE,
            session,
            true,
            at.epoch(),
            Long.toString(at.lastSequence()),
            Long.toString(fence)),
        session);
  }

  @Override
  public Optional<LogView> move(SessionId session, LogPosition expected, LogPosition to) {
    return one(
        call(
            LogScripts.MOVE,
            session,
            false,
            expected.epoch(),
            Long.toString(expected.lastSequence()),
            to.epoch(),
            Long.toString(to.lastSequence())),
        session);
  }

  @Override
  public void unwatch(List<SessionId> sessions) {
    var _ =
        scripts.runAll(
            sessions.stream()
                .map(
                    session ->
                        new ScriptCall(LogScripts.UNWATCH, keys(session), List.of(self.value())))
                .toList());
  }

  @Override
  public void delete(SessionId session) {
    var _ = scripts.run(LogScripts.DELETE, keys(session), List.of());
  }

  private ScriptCall call(Script script, SessionId session, boolean watching, String... further) {
    Stream<String> common =
        Stream.of(
            self.value(),
            Long.toString(sessionTimeout.toMillis()),
            Long.toString(EVENTS_KEPT_FOR.toMillis()),
            Long.toString(watching ? WATCHED_FOR.toMillis() : 0));
    return new ScriptCall(
        script, keys(session), Stream.concat(common, Stream.of(further)).toList());
  }

  private static List<String> keys(SessionId session) {
    return Stream.of("log", "events", "watchers", "session")
        .map(what -> SessionKeys.of(session, what))
        .toList();
  }

  private Optional<LogView> one(ScriptCall call, SessionId session) {
    return view(session, scripts.runAll(List.of(call)).getFirst());
  }

  private List<Optional<LogView>> views(List<SessionId> sessions, List<ScriptCall> calls) {
    List<Reply> replies = scripts.runAll(calls);
    return IntStream.range(0, replies.size())
        .mapToObj(i -> view(sessions.get(i), replies.get(i)))
        .toList();
  }

  private Optional<LogView> view(SessionId session, Reply reply) {
    if (reply instanceof Reply.Nothing) {
      return Optional.empty();
    }
    List<String> texts = reply.texts();
    List<LoggedEvent> events = new ArrayList<>();
    for (int i = HEADER; i < texts.size(); i += 2) {
      events.addAll(values.stored(session, texts.get(i), texts.get(i + 1)));
    }
    return Optional.of(
        new LogView(
            new LogPosition(texts.get(0), Long.parseLong(texts.get(1))),
            Long.parseLong(texts.get(2)),
            texts.get(3).equals(self.value()),
            Integer.parseInt(texts.get(4)),
            events));
  }
}
