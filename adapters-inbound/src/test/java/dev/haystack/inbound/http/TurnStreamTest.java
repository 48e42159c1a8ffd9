package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.TurnDialect;
import dev.haystack.port.identity.CallerLease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnStreamTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  @Test
  void aStreamWhoseEventsCannotBeContinuedEndsWithAnError() throws Exception {
    var goOn = new CountDownLatch(1);
    try (var service = new RunningService()) {
      service.model.thenWaits(goOn, "late");
      var stream =
          TurnStream.start(
              service.door(false), request(), TurnDialect.sessionEvents(SESSION), _ -> {});
      try (stream) {
        String first = stream.next(SILENCE_MAX).orElseThrow();
        assertTrue(first.startsWith("event: typing_indicator\n"), first);
        stream.onReset();
        String last = stream.next(SILENCE_MAX).orElseThrow();
        assertTrue(last.startsWith("event: error\n"), last);
        assertTrue(last.contains("\"code\":\"turn_lost\""), last);
        assertTrue(last.contains("\"retryable\":true"), last);
        assertEquals(Optional.empty(), stream.next(SILENCE_MAX));
      }
      goOn.countDown();
    }
  }

  @Test
  void aStreamThatCannotBeTakenUpFollowsNothing() {
    try (var service = new RunningService()) {
      service.sessions.isBroken = true;

      assertThrows(
          IllegalStateException.class,
          () ->
              TurnStream.resume(
                  service.door(false),
                  SESSION,
                  request().caller(),
                  TurnDialect.sessionEvents(SESSION)));

      assertEquals(0, service.log.followers());
    }
  }

  private static TurnRequest request() {
    var user = new UserId("urn:haystack:open", "ann");
    var caller = new Principal(user, ProfileId.NONE, AccessToken.NONE);
    return new TurnRequest(
        SESSION,
        CallerLease.of(caller),
        PersonaType.WEB_ASSISTANT,
        "hi",
        new ClientMessageId("c1"));
  }
}
