package dev.haystack.application.session;

import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.cost.NotNow;
import dev.haystack.application.cost.RequestRate;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.kit.ManualClock;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.store.Capacity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoomForAUserTest {

  private static final UserId ANN = new UserId("issuer", "ann");

  private final ManualClock clock = new ManualClock();
  private final MemorySessionStore sessions =
      new MemorySessionStore(clock, () -> "id", Duration.ofHours(1));

  private OpenedSession open(Capacity capacity) {
    var limits = new UserLimits(new RequestRate(1, clock), capacity, TokenBudget.UNLIMITED, clock);
    return new OpenSession(sessions, limits)
        .open(
            SESSION,
            new Principal(ANN, ProfileId.NONE, AccessToken.NONE),
            PersonaType.WEB_ASSISTANT,
            JsonObject.EMPTY);
  }

  @Test
  void aSessionIsOpenedWhereThereIsRoom() {
    assertInstanceOf(OpenedSession.Open.class, open(Capacity.UNBOUNDED));
  }

  @Test
  void whoHasNoRoomLeftGetsNoSession() {
    assertEquals(
        new OpenedSession.Refused(new NotNow(ErrorCode.RATE_LIMITED, Duration.ofSeconds(10))),
        open(_ -> false));
    assertEquals(0, sessions.size());
  }
}
