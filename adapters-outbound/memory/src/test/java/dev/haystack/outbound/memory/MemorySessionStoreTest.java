package dev.haystack.outbound.memory;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.SessionStoreContract;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {

  private final ManualClock clock = new ManualClock();
  private final MemorySessionStore store =
      new MemorySessionStore(clock, () -> UUID.randomUUID().toString(), Duration.ofHours(4), 1_000);

  @Override
  protected SessionStore store() {
    return store;
  }

  @Override
  protected Duration timeout() {
    return Duration.ofHours(4);
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Test
  @Tag("SR-1")
  void theMemoryOfExpiredSessionsIsGivenBackBySweeping() {
    var _ = open("old");
    advance(timeout().plusMinutes(1));
    var _ = open("young");

    store.removeExpired();

    assertEquals(1, store.size());
  }

  @Test
  @Tag("SR-1")
  void anExpiredSessionBeginsAnewUnderTheSameId() {
    Session old = open("session");
    advance(timeout().plusMinutes(1));

    Session fresh = open("session");

    assertTrue(fresh.createdAt().isAfter(old.createdAt()));
    assertEquals(0, fresh.messageCount());
  }

  @Test
  @Tag("SR-2")
  void sweepingRemovesNothingYounger() {
    var _ = open("young");
    advance(timeout());

    store.removeExpired();

    assertTrue(store.find(new SessionId("young")).isPresent());
  }

  @Test
  void withoutSweepingTheWritesOfOthersGiveTheMemoryBack() {
    for (int i = 0; i < 500; i++) {
      var _ = open("old-" + i);
    }
    advance(timeout().plusMinutes(1));

    for (int i = 0; i < 500; i++) {
      var _ = open("young-" + i % 10);
    }

    assertEquals(10, store.size());
  }

  @Test
  void overTheLimitTheSessionUnusedLongestGoesFirst() {
    for (int i = 0; i < 1_000; i++) {
      var _ = open("session-" + i);
      advance(Duration.ofMillis(1));
    }
    var _ = open("session-0");
    advance(Duration.ofMillis(1));

    for (int i = 0; i < 100; i++) {
      var _ = open("further-" + i);
    }

    assertTrue(store.size() <= 1_016);
    assertTrue(store.find(new SessionId("session-0")).isPresent());
    assertFalse(store.find(new SessionId("session-1")).isPresent());
    assertTrue(store.find(new SessionId("further-99")).isPresent());
  }

  private Session open(String id) {
    return store
        .open(
            new SessionId(id),
            new UserId("issuer", "user"),
            PROFILE,
            PersonaType.WEB_ASSISTANT,
            JsonObject.EMPTY)
        .session();
  }
}
