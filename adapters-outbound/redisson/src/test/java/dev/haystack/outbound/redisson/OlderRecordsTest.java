package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a release wrote that kept neither a session's profile nor whose a page's state is. */
class OlderRecordsTest {

  @RegisterExtension static final ConnectedRedis CONNECTED = new ConnectedRedis("");

  private static final SessionId ID = new SessionId("older");
  private static final UserId ANNA = new UserId("https://issuer.example", "anna");

  @Test
  void aSessionsProfileIsUnknown() {
    var sessions = new RedissonSharedSessions(CONNECTED.connection(), Duration.ofHours(1));
    OlderSession.put(CONNECTED.server(), ID);

    Session read =
        sessions.exchange(ID, new SessionOffer.Nothing(), ReadPlace.START).orElseThrow().session();

    assertEquals(ANNA, read.owner());
    assertEquals(Optional.empty(), read.profile());
  }

  @Test
  void aPagesStateThatSuchANodeHasChangedIsNotTheOneBeforesAnyMore() {
    var states =
        new RedissonSharedUiStates(
            CONNECTED.connection(), InstantSource.system(), Duration.ofHours(1));
    var told = new UiState(JsonObject.EMPTY, 1, new Stamp(Instant.now(), 0), Optional.of(ANNA));
    assertInstanceOf(SharedUiWrite.Written.class, states.write(ID, "line", 0, told));
    assertEquals(Optional.of(ANNA), seen(states).owner());

    var _ =
        CONNECTED
            .server()
            .command("HSET", SessionKeys.of(ID, "ui"), "version", "2", "fields", "{\"b\":1}");

    assertEquals(Optional.empty(), seen(states).owner());
  }

  private static UiState seen(RedissonSharedUiStates states) {
    return assertInstanceOf(SharedUiLook.Other.class, states.look(ID, "", 0)).there().state();
  }
}
