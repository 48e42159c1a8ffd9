package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.StateKeys;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.api.options.KeysScanOptions;

/**
 * Reads everything that a Redis holds of this service by the readers of the adapter, as a node
 * would, and counts what cannot be read. Writes nothing. For a thread of the platform.
 */
public final class StoreCheck {

  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(10);
  private static final int KEYS_AT_ONCE = 1_000;
  private static final int RECORDS_AT_ONCE = 64;
  private static final String UNREAD = "no reader knows it, or no key opens it";
  private static final String UNOPENED = "it does not open with the keys that are set";
  private static final String OUTBOX = "haystack:{outbox}:";
  private static final Pattern OF_SESSION =
      Pattern.compile("haystack:\\{([A-Za-z0-9._-]{1,128})}:(session|messages|ui|events)");
  private static final Script READ_FIELDS =
      Script.of("return redis.call('HMGET', KEYS[1], unpack(ARGV))");
  private static final Script READ_LIST =
      Script.of("return redis.call('LRANGE', KEYS[1], ARGV[1], ARGV[2])");
  private static final Script READ_STREAM =
      Script.of(
          """
          local texts = {}
          local last
          for _, entry in ipairs(redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])) do
            texts[#texts + 1] = entry[1]
            texts[#texts + 1] = entry[2][2]
            last = entry[1]
          end
          return {last or '', texts}
          """);
  private static final Script READ_HASH =
      Script.of("return redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])");

  private final RedisConnection connection;
  private final Scripts scripts;
  private final Sealing sealing;
  private final StoreCounts.Tally tally = new StoreCounts.Tally();

  private StoreCheck(RedisConnection connection) {
    this.connection = connection;
    sealing = connection.sealing();
    scripts = new Scripts(connection);
  }

  /**
   * Reads all of it.
   *
   * @throws StoreUnavailableException if Redis does not answer
   */
  public static StoreCounts of(RedisUrl url, Duration timeout, StateKeys keys) {
    var sealing = new Sealing(keys, Meter.NONE);
    try (var connection = RedisConnection.open(url, timeout, sealing)) {
      connection
          .mistake(CONNECTED_WITHIN)
          .ifPresent(
              what -> {
                throw new StoreUnavailableException(what, url.toString());
              });
      var check = new StoreCheck(connection);
      check.keys().forEach(check::read);
      return check.tally.counts();
    }
  }

  /** All names, from every node of a cluster; a session that begins meanwhile may be missed. */
  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    BoundedWait.of(CONNECTED_WITHIN)
        .forResult(connection.sender())
        .client()
        .getKeys()
        .getKeys(KeysScanOptions.defaults().pattern("haystack:*").chunkSize(KEYS_AT_ONCE))
        .forEach(keys::add);
    return keys.stream().distinct().sorted().toList();
  }

  private void read(String key) {
    Matcher session = OF_SESSION.matcher(key);
    if (session.matches()) {
      readOfSession(key, new SessionId(session.group(1)), session.group(2));
    } else if (key.equals(OUTBOX + "records")) {
      guarded(StoreCounts.Kind.WAITING, () -> readHash(key, this::waiting));
    } else if (key.equals(OUTBOX + "buried-records")) {
      guarded(StoreCounts.Kind.BURIED, () -> readHash(key, this::buried));
    }
  }

  private void readOfSession(String key, SessionId id, String what) {
    switch (what) {
      case "session" -> guarded(StoreCounts.Kind.SESSION, () -> readSession(key, id));
      case "messages" -> guarded(StoreCounts.Kind.MESSAGE, () -> readMessages(key, id));
      case "ui" -> guarded(StoreCounts.Kind.PAGE_STATE, () -> readPage(key, id));
      default -> guarded(StoreCounts.Kind.LOG, () -> readLog(key, id));
    }
  }

  /** Something that is no record of its kind at all leaves the rest to be read. */
  private void guarded(StoreCounts.Kind kind, Runnable reading) {
    try {
      reading.run();
    } catch (StoreUnavailableException e) {
      if (!e.what().contains("WRONGTYPE")) {
        throw e;
      }
      tally.unreadable(kind, "it is of another type");
    }
  }

  private void readSession(String key, SessionId id) {
    List<Reply> fields = scripts.run(READ_FIELDS, List.of(key), SessionRecord.NAMES).items();
    if (fields.stream().limit(3).allMatch(field -> field.found().isEmpty())) {
      // it has expired since
      return;
    }
    List<String> stored = fields.stream().map(field -> field.found().orElse("")).toList();
    // a sealed one's issuer is in its seal alone
    boolean isSealed = !stored.get(SessionRecord.WHO).isEmpty();
    if (stored.get(SessionRecord.INCARNATION).isEmpty()
        || stored.get(SessionRecord.SUBJECT).isEmpty()
        || (stored.get(SessionRecord.ISSUER).isEmpty() && !isSealed)) {
      tally.unreadable(StoreCounts.Kind.SESSION, "it lacks its name or its owner");
      return;
    }
    Optional<SessionFields.Read> read = new SessionFields(sealing).read(id, stored);
    if (read.isEmpty() || read.get().isContextLost()) {
      tally.unreadable(StoreCounts.Kind.SESSION, UNOPENED);
      return;
    }
    SessionRecord record = SessionRecord.read(id, read.get().plain(), 0);
    tally.take(StoreCounts.Kind.SESSION, record.mending().isEmpty(), "damaged: " + record.damage());
  }

  private void readMessages(String key, SessionId id) {
    List<String> session = List.of(SessionKeys.of(id, "session"));
    // of a session that is gone there may be messages in plain text
    List<String> field = List.of(SessionRecord.NAMES.get(SessionRecord.INCARNATION));
    Reply stored = scripts.run(READ_FIELDS, session, field).items().getFirst();
    var incarnation = new Incarnation(stored.found().orElse("-"));
    var values = new MessageValues(sealing);
    List<Reply> page;
    int from = 0;
    do {
      List<String> range =
          List.of(Integer.toString(from), Integer.toString(from + RECORDS_AT_ONCE - 1));
      page = scripts.run(READ_LIST, List.of(key), range).items();
      for (Reply message : page) {
        var read = values.read(id, incarnation, List.of(message), List.of(), 0);
        tally.take(StoreCounts.Kind.MESSAGE, !read.messages().isEmpty(), UNREAD);
      }
      from += RECORDS_AT_ONCE;
    } while (page.size() == RECORDS_AT_ONCE);
  }

  private void readPage(String key, SessionId id) {
    Reply reply = scripts.run(UiScripts.LOOK, List.of(key), List.of("", ""));
    switch (reply) {
      case Reply.Many(var parts) ->
          tally.take(
              StoreCounts.Kind.PAGE_STATE,
              RedissonSharedUiStates.read(new UiValues(sealing), id, parts)
                  .flatMap(read -> RedissonSharedUiStates.parsed(read, parts))
                  .isPresent(),
              UNREAD);
      case Reply.Nothing _, Reply.Whole _, Reply.Text _ ->
          tally.unreadable(StoreCounts.Kind.PAGE_STATE, "it lacks a field");
    }
  }

  private void readLog(String key, SessionId id) {
    tally.readable(StoreCounts.Kind.LOG);
    var values = new EventValues(sealing);
    String from = "-";
    List<String> entries;
    do {
      List<Reply> page =
          scripts
              .run(READ_STREAM, List.of(key), List.of(from, Integer.toString(RECORDS_AT_ONCE)))
              .items();
      entries = page.get(1).texts();
      for (int i = 0; i < entries.size(); i += 2) {
        boolean isRead = !values.stored(id, entries.get(i), entries.get(i + 1)).isEmpty();
        tally.take(StoreCounts.Kind.LOG_ENTRY, isRead, UNREAD);
      }
      from = "(" + page.getFirst().text();
    } while (entries.size() == 2 * RECORDS_AT_ONCE);
  }

  private void readHash(String key, BiConsumer<String, String> reader) {
    String cursor = "0";
    do {
      List<Reply> page =
          scripts
              .run(READ_HASH, List.of(key), List.of(cursor, Integer.toString(RECORDS_AT_ONCE)))
              .items();
      cursor = page.getFirst().text();
      List<String> namesAndTexts = page.get(1).texts();
      for (int i = 0; i < namesAndTexts.size(); i += 2) {
        reader.accept(namesAndTexts.get(i), namesAndTexts.get(i + 1));
      }
    } while (!cursor.equals("0"));
  }

  private void waiting(String id, String stored) {
    record(
        StoreCounts.Kind.WAITING,
        OutboxValues.openWaiting(sealing, id, stored),
        OutboxRecordText::record);
  }

  private void buried(String id, String stored) {
    record(
        StoreCounts.Kind.BURIED,
        OutboxValues.openBuried(sealing, id, stored),
        OutboxRecordText::buried);
  }

  private void record(
      StoreCounts.Kind kind, Optional<String> opened, Function<String, Object> reader) {
    if (opened.isEmpty()) {
      tally.unreadable(kind, UNOPENED);
      return;
    }
    try {
      var _ = reader.apply(opened.get());
      tally.readable(kind);
    } catch (RuntimeException e) {
      tally.unreadable(kind, UNREAD);
    }
  }
}
