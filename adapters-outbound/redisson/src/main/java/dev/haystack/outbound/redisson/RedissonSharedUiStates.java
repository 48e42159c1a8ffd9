package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiState;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.SharedUiWrite;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The states of pages in Redis, each a hash that expires when its page is silent. */
public final class RedissonSharedUiStates implements SharedUiStates {

  private static final Journal JOURNAL = Journal.of(RedissonSharedUiStates.class);

  private final Scripts scripts;
  private final UiValues values;
  private final Graveyard graveyard;
  private final InstantSource clock;
  private final Duration timeToLive;

  /** With the time after which the state of a silent page is gone. */
  public RedissonSharedUiStates(
      RedisConnection connection, InstantSource clock, Duration timeToLive) {
    this.scripts = new Scripts(connection);
    this.values = new UiValues(connection.sealing());
    this.graveyard = new Graveyard(scripts, timeToLive);
    this.clock = clock;
    this.timeToLive = timeToLive;
  }

  @Override
  public SharedUiLook look(SessionId id, String line, long version) {
    Reply reply = scripts.run(UiScripts.LOOK, keys(id), List.of(line, Long.toString(version)));
    return switch (reply) {
      case Reply.Nothing() -> new SharedUiLook.Absent();
      case Reply.Whole(long millis) -> new SharedUiLook.Same(remaining(millis));
      case Reply.Text _ -> throw new IllegalStateException("a script answers a text");
      case Reply.Many(var parts) ->
          state(id, parts)
              .<SharedUiLook>map(SharedUiLook.Other::new)
              .orElseGet(SharedUiLook.Absent::new);
    };
  }

  @Override
  public SharedUiWrite write(SessionId id, String line, long expectedVersion, UiState state) {
    UiValues.Stored stored = values.stored(id, line, state);
    List<Reply> reply = write(id, line, expectedVersion, state, stored, "");
    if (isUnread(id, reply)) {
      reply = write(id, line, expectedVersion, state, stored, reply.get(4).text());
    }
    String outcome = reply.getFirst().text();
    List<Reply> rest = reply.subList(1, reply.size());
    return switch (outcome) {
      case "written" ->
          new SharedUiWrite.Written(rest.get(0).text(), Duration.ofMillis(rest.get(1).number()));
      case "absent" -> new SharedUiWrite.Absent();
      case "stale" ->
          state(id, rest)
              .<SharedUiWrite>map(SharedUiWrite.Stale::new)
              .orElseGet(SharedUiWrite.Absent::new);
      default ->
          state(id, rest)
              .<SharedUiWrite>map(SharedUiWrite.Moved::new)
              .orElseGet(SharedUiWrite.Absent::new);
    };
  }

  private List<Reply> write(
      SessionId id,
      String line,
      long expectedVersion,
      UiState state,
      UiValues.Stored stored,
      String unreadable) {
    List<String> arguments =
        List.of(
            line,
            Long.toString(expectedVersion),
            Long.toString(state.version()),
            StampText.of(state.stamp()),
            stored.fields(),
            Long.toString(timeToLive.toMillis()),
            StampText.of(Stamp.lastOf(clock.instant())),
            stored.issuer(),
            stored.subject(),
            stored.who(),
            stored.names(),
            unreadable);
    return scripts.run(UiScripts.WRITE, writeKeys(id), arguments).items();
  }

  /** Whether a state was in the way that does not open. */
  private boolean isUnread(SessionId id, List<Reply> reply) {
    return reply.size() > 4 && read(id, reply.subList(1, reply.size())).isEmpty();
  }

  @Override
  public void delete(SessionId id, String line) {
    graveyard.bury(line);
    var _ = scripts.run(UiScripts.DELETE, keys(id), List.of(line));
  }

  @Override
  public boolean isDeleted(String line) {
    return graveyard.contains(line);
  }

  /** The state; one that is damaged is removed, since its page tells it anew. */
  private Optional<SharedUiState> state(SessionId id, List<Reply> parts) {
    Optional<UiValues.Read> read = read(id, parts);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    String line = parts.get(0).text();
    Optional<UiState> state = parsed(read.get(), parts);
    if (state.isEmpty()) {
      JOURNAL.tell(JournalEvent.RECORD_DAMAGED, Detail.code("page state"));
      var _ = scripts.run(UiScripts.DELETE, keys(id), List.of(line));
      return Optional.empty();
    }
    if (read.get().isOutdated()) {
      sealAnew(id, line, state.get(), parts);
    }
    return Optional.of(new SharedUiState(state.get(), line, remaining(parts.get(4).number())));
  }

  /** The state of what was read, unless it is damaged. */
  static Optional<UiState> parsed(UiValues.Read read, List<Reply> parts) {
    try {
      if (Json.parse(read.fields(), MessageRecord.DEPTH_MAX) instanceof JsonObject fields) {
        return Optional.of(
            new UiState(
                fields,
                Long.parseLong(parts.get(1).text()),
                StampText.read(parts.get(2).text()),
                read.owner()));
      }
    } catch (JsonSyntaxException | IllegalArgumentException | DateTimeException _) {
      // as if it were none
    }
    return Optional.empty();
  }

  private Optional<UiValues.Read> read(SessionId id, List<Reply> parts) {
    return read(values, id, parts);
  }

  /** What is stored there; nothing if it does not open. */
  static Optional<UiValues.Read> read(UiValues values, SessionId id, List<Reply> parts) {
    // whose it is, unless it was changed since by a release that does not keep that
    boolean isOwned = parts.get(7).found().filter(parts.get(1).text()::equals).isPresent();
    return values.read(
        id,
        parts.get(0).text(),
        parts.get(3).text(),
        isOwned ? text(parts, 5) : "",
        isOwned ? text(parts, 6) : "",
        isOwned ? text(parts, 8) : "");
  }

  private void sealAnew(SessionId id, String line, UiState state, List<Reply> parts) {
    List<String> seen =
        List.of(parts.get(3).text(), text(parts, 5), text(parts, 6), text(parts, 8));
    var _ =
        scripts.run(SessionScripts.REWRITE_FIELDS, keys(id), values.anew(id, line, state, seen));
  }

  private static String text(List<Reply> parts, int place) {
    return parts.get(place).found().orElse("");
  }

  private Duration remaining(long millis) {
    return millis < 0 ? timeToLive : Duration.ofMillis(millis);
  }

  private static List<String> writeKeys(SessionId id) {
    return List.of(SessionKeys.of(id, "ui"), SessionKeys.of(id, "session"));
  }

  private static List<String> keys(SessionId id) {
    return List.of(SessionKeys.of(id, "ui"));
  }
}
