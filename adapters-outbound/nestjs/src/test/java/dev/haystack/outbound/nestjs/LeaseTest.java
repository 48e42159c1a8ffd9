package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.practice.BackendCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-13")
class LeaseTest {

  private final ManualClock clock = new ManualClock();
  private volatile Reply reply = Reply.ok("{}");
  private final PracticeServer practice = new PracticeServer(_ -> reply);

  @AfterEach
  void close() {
    practice.close();
  }

  /** A lease that takes its time, and counts. */
  private class Lease implements CallerLease {

    @Override
    public Set<PersonaType> personas() {
      return Principal.EVERY_PERSONA;
    }

    private final Principal caller =
        new Principal(new UserId("i", "u"), new ProfileId("p"), new AccessToken("token-1"));
    private final List<Principal> refused = new ArrayList<>();
    private int asked;

    @Override
    public synchronized Principal current() {
      asked++;
      clock.advance(Duration.ofMinutes(1));
      return caller;
    }

    @Override
    public UserId user() {
      return caller.user();
    }

    @Override
    public ProfileId profile() {
      return caller.profile();
    }

    @Override
    public synchronized void refused(Principal by) {
      refused.add(by);
    }
  }

  private ToolResult call(CallerLease lease) {
    BackendCall asked = Calls.clientSummary();
    return new NestJsToolBackend(
            NestJsSettings.of(practice.uri("/api/v1")), Calls.TRANSPORT, clock, new Random(1))
        .call(
            new BackendCall(
                asked.tool(),
                asked.arguments(),
                lease,
                asked.idempotencyKey(),
                asked.timezone(),
                asked.span()));
  }

  @Test
  void theTimeOfAToolStandsStillWhileItsTokenIsAwaited() {
    var lease = new Lease();
    var _ = assertInstanceOf(ToolResult.Success.class, call(lease));
    assertEquals(practice.received().size(), lease.asked);
  }

  @Test
  void aTokenThatThePracticeRefusesIsGivenBack() {
    reply = Reply.status(401);
    var lease = new Lease();
    assertEquals(ToolFailure.UNAUTHORIZED, Calls.failure(call(lease)).reason());
    assertEquals(lease.caller, lease.refused.getFirst());
  }

  @Test
  void nothingIsAskedForWhereThereIsNoTokenAnyMore() {
    var ended =
        new Lease() {
          @Override
          public synchronized Principal current() {
            throw new CredentialEnded(ErrorCode.AUTH_EXPIRED);
          }
        };
    assertEquals(ToolFailure.UNAUTHORIZED, Calls.failure(call(ended)).reason());
    assertEquals(List.of(), practice.received());
  }
}
