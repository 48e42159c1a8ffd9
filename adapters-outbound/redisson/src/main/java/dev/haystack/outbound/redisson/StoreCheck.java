package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
  private static final String OUTBOX = "haystack:{outbox}:";
  private static final Pattern OF_SESSION =
      Pattern.compile("haystack:\\{([A-Za-z0-9._-]{1,128})}:(session|messages|ui|events)");
  private static final Script READ_SESSION =
      Script.of(
          """
          return redis.call('HMGET', KEYS[1], 'incarnation', 'issuer', 'subject', 'persona',
            'created', 'activity', 'context', 'version', 'profile')
          """);
  private static final Script READ_LIST =
      Script.of("return redis.call('LRANGE', KEYS[1], ARGV[1], ARGV[2])");
  private static final Script READ_STREAM =
      Script.of(
          """
          local texts = {}
          local last
          for _, entry in ipairs(redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])) do
            texts[#texts + 1] = entry[2][2]
            last = entry[1]
          end
          return {last or '', texts}
          """);
  private static final Script READ_HASH =
      Script.of("return redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])");

  private final RedisConnection connection;
  private final Scripts scripts;
  private final StoreCounts.Tally tally = new StoreCounts.Tally();

  private StoreCheck(RedisConnection connection) {
    this.connection = connection;
    scripts = new Scripts(connection);
  }

  /**
   * Reads all of it.
   *
   * @throws StoreUnavailableException if Redis does not answer
   */
  public static StoreCounts of(RedisUrl url, Duration timeout) {
    try (var connection = RedisConnection.open(url, timeout)) {
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
      case "messages" -> guarded(StoreCounts.Kind.MESSAGE, () -> readMessages(key));
      case "ui" -> guarded(StoreCounts.Kind.PAGE_STATE, () -> readPage(key));
      default -> guarded(StoreCounts.Kind.LOG, () -> readLog(key));
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
    List<Reply> fields = scripts.run(READ_SESSION, List.of(key), List.of()).items();
    if (fields.stream().limit(3).allMatch(field -> field.found().isEmpty())) {
      // it has expired since
      return;
    }
    if (fields.stream().limit(3).anyMatch(field -> field.found().orElse("").isEmpty())) {
      tally.unreadable(StoreCounts.Kind.SESSION, "it lacks its name or its owner");
      return;
    }
    SessionRecord record = SessionRecord.read(id, fields, 0);
    tally.take(StoreCounts.Kind.SESSION, record.mending().isEmpty(), "damaged: " + record.damage());
  }

  private void readMessages(String key) {
    List<String> texts = List.of();
    int from = 0;
    do {
      List<String> range =
          List.of(Integer.toString(from), Integer.toString(from + RECORDS_AT_ONCE - 1));
      texts = scripts.run(READ_LIST, List.of(key), range).texts();
      texts.forEach(text -> record(StoreCounts.Kind.MESSAGE, text, StoreCheck::isMessage));
      from += RECORDS_AT_ONCE;
    } while (texts.size() == RECORDS_AT_ONCE);
  }

  private static boolean isMessage(String text) {
    return MessageRecord.read(text).isPresent();
  }

  private void readPage(String key) {
    Reply reply = scripts.run(UiScripts.LOOK, List.of(key), List.of("", ""));
    switch (reply) {
      case Reply.Many(var parts) ->
          tally.take(
              StoreCounts.Kind.PAGE_STATE,
              RedissonSharedUiStates.read(parts).isPresent(),
              "no reader knows it");
      case Reply.Nothing _, Reply.Whole _, Reply.Text _ ->
          tally.unreadable(StoreCounts.Kind.PAGE_STATE, "it lacks a field");
    }
  }

  private void readLog(String key) {
    tally.readable(StoreCounts.Kind.LOG);
    String from = "-";
    List<Reply> page;
    do {
      page =
          scripts
              .run(READ_STREAM, List.of(key), List.of(from, Integer.toString(RECORDS_AT_ONCE)))
              .items();
      page.get(1)
          .texts()
          .forEach(
              text ->
                  record(
                      StoreCounts.Kind.LOG_ENTRY,
                      text,
                      entry -> !EventEntry.read(entry).isEmpty()));
      from = "(" + page.getFirst().text();
    } while (page.get(1).items().size() == RECORDS_AT_ONCE);
  }

  private void readHash(String key, Consumer<String> reader) {
    String cursor = "0";
    do {
      List<Reply> page =
          scripts
              .run(READ_HASH, List.of(key), List.of(cursor, Integer.toString(RECORDS_AT_ONCE)))
              .items();
      cursor = page.getFirst().text();
      List<String> namesAndTexts = page.get(1).texts();
      for (int i = 1; i < namesAndTexts.size(); i += 2) {
        reader.accept(namesAndTexts.get(i));
      }
    } while (!cursor.equals("0"));
  }

  private void waiting(String text) {
    record(
        StoreCounts.Kind.WAITING, text, record -> !OutboxRecordText.record(record).id().isEmpty());
  }

  private void buried(String text) {
    record(
        StoreCounts.Kind.BURIED,
        text,
        record -> !OutboxRecordText.buried(record).record().id().isEmpty());
  }

  private void record(StoreCounts.Kind kind, String text, Predicate<String> reader) {
    boolean isRead;
    try {
      isRead = reader.test(text);
    } catch (RuntimeException e) {
      isRead = false;
    }
    tally.take(kind, isRead, "no reader knows it");
  }
}
