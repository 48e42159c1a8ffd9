package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the log says of Redis, and that it says it once. */
class WarningsTest {

  @RegisterExtension static final ConnectedRedis CONNECTED = new ConnectedRedis("");

  @Test
  @Tag("FC-9")
  void aRedisThatDropsWhatIsStoredIsWarnedOfOnce() {
    var probe = new RedissonProbe(CONNECTED.connection(), () -> "epoch");
    var _ = CONNECTED.server().command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
    try (var words = new Words(RedissonProbe.class)) {
      var _ = probe.look();
      var _ = probe.look();

      assertEquals(1, words.said.size());
      assertTrue(words.said.getFirst().contains("allkeys-lru"), words.said.getFirst());
    } finally {
      var _ = CONNECTED.server().command("CONFIG", "SET", "maxmemory-policy", "noeviction");
    }
  }

  @Test
  @Tag("FC-9")
  void oneThatKeepsWhatIsStoredIsNotWarnedOf() {
    try (var words = new Words(RedissonProbe.class)) {
      var _ = new RedissonProbe(CONNECTED.connection(), () -> "epoch").look();

      assertEquals(List.of(), words.said);
    }
  }

  @Test
  @Tag("SR-4")
  @Tag("FC-10")
  void aDamagedSessionIsWarnedOfOnceAndIsTheSameForAllFromThenOn() {
    var id = new SessionId("damaged");
    var sessions = new RedissonSharedSessions(CONNECTED.connection(), Duration.ofHours(1));
    var _ =
        CONNECTED
            .server()
            .command(
                "HSET",
                SessionKeys.of(id, "session"),
                "issuer",
                "",
                "subject",
                "anna",
                "persona",
                "nobody",
                "created",
                "never",
                "activity",
                "1",
                "context",
                "{",
                "version",
                "one");
    try (var words = new Words(RedissonSharedSessions.class)) {
      var first = sessions.exchange(id, new SessionOffer.Nothing(), ReadPlace.START);
      var second = sessions.exchange(id, new SessionOffer.Nothing(), ReadPlace.START);

      assertEquals(first, second);
      assertTrue(first.isPresent());
      assertEquals(
          List.of(
              "record_damaged: a stored record is damaged; the rest is kept code=session"
                  + " reason=incarnation",
              "record_damaged: a stored record is damaged; the rest is kept code=session"
                  + " reason=\"context, version, persona, created\""),
          words.said);
    }
  }

  /** What a class logs meanwhile. */
  private static final class Words extends Handler implements AutoCloseable {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger;

    Words(Class<?> of) {
      logger = Logger.getLogger(of.getName());
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
      said.add(new SimpleFormatter().formatMessage(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
