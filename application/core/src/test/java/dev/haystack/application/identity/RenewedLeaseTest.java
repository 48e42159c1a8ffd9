package dev.haystack.application.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-13")
class RenewedLeaseTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId ANNA = new UserId("issuer", "anna");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final IssuedTokens tokens = new IssuedTokens();
  private final CallerLeases leases = new CallerLeases(tokens.callers(), tokens.clock, GRACE);
  private final Principal first = tokens.issue(ANNA, "p", MINUTE);
  private final Bearer speaking = new Bearer(first);
  private final CallerLease lease = leases.of(SESSION, first, speaking);

  RenewedLeaseTest() {
    leases.join(SESSION, speaking);
  }

  private void pass(Duration time) {
    tokens.clock.advance(time);
    leases.news();
  }

  private ErrorCode end(CallerLease of) {
    return assertThrows(CredentialEnded.class, of::current).code();
  }

  @Test
  void aTokenIsUsedUntilItsLeewayIsOver() throws Exception {
    tokens.clock.advance(MINUTE.plus(IssuedTokens.LEEWAY).minusMillis(1));
    assertEquals(first, lease.current());
    assertEquals(0, speaking.timesAsked());
  }

  @Test
  void aNewerTokenIsUsedFromTheNextRequestOn() throws Exception {
    Principal newer = tokens.issue(ANNA, "p", MINUTE.multipliedBy(2));
    speaking.bring(newer);
    assertEquals(newer, lease.current());
  }

  @Test
  void anOlderTokenDoesNotShortenTheLease() throws Exception {
    speaking.bring(tokens.issue(ANNA, "p", Duration.ofSeconds(1)));
    assertEquals(first, lease.current());
    tokens.clock.advance(MINUTE);
    assertEquals(first, lease.current());
  }

  @Test
  void aNewerTokenThatDoesNotCoverTheProfileEndsTheLease() {
    speaking.bring(tokens.issue(ANNA, "other", MINUTE.multipliedBy(2)));
    assertEquals(ErrorCode.FORBIDDEN, end(lease));
    assertEquals(ErrorCode.FORBIDDEN, end(lease));
  }

  @Test
  void nobodyIsAskedWhereTheVerifierFindsTheTokenGoodForLonger() throws Exception {
    tokens.prolong(first, MINUTE.multipliedBy(9));
    tokens.clock.advance(MINUTE.multipliedBy(5));
    assertEquals(first.token(), lease.current().token());
    assertEquals(0, speaking.timesAsked());
  }

  @Test
  void anyConnectionOfTheUserMayAnswer() throws Exception {
    var other = new Bearer(first);
    leases.join(SESSION, other);
    var late = tokens.issue(ANNA, "p", MINUTE.multipliedBy(9));
    other.answersBy(
        () -> {
          other.bring(late);
          leases.news();
        });
    tokens.clock.advance(MINUTE.multipliedBy(2));
    assertEquals(late, lease.current());
    assertEquals(1, speaking.timesAsked());
  }

  @Test
  void aTokenOfSomebodyElseDoesNotHelp() {
    var stranger =
        new Bearer(tokens.issue(new UserId("issuer", "ben"), "p", MINUTE.multipliedBy(9)));
    leases.join(SESSION, stranger);
    speaking.answersBy(() -> pass(GRACE));
    tokens.clock.advance(MINUTE.multipliedBy(2));
    assertEquals(ErrorCode.AUTH_EXPIRED, end(lease));
    assertEquals(0, stranger.timesAsked());
  }

  @Test
  void whatHasEndedStaysEnded() {
    speaking.answersBy(() -> pass(GRACE));
    tokens.clock.advance(MINUTE.multipliedBy(2));
    assertEquals(ErrorCode.AUTH_EXPIRED, end(lease));
    speaking.bring(tokens.issue(ANNA, "p", MINUTE));
    assertEquals(ErrorCode.AUTH_EXPIRED, end(lease));
    assertEquals(1, speaking.timesAsked());
  }

  @Test
  void whoHasNobodyToAskEndsAtOnce() {
    tokens.clock.advance(MINUTE.multipliedBy(2));
    assertEquals(ErrorCode.AUTH_EXPIRED, end(leases.alone(SESSION, first)));
    assertEquals(0, speaking.timesAsked());
  }

  @Test
  void aTokenThatThePracticeRefusesIsJudgedAnew() throws Exception {
    lease.refused(first);
    assertEquals(first, lease.current());
    tokens.judge(first, new Verdict.Rejected(Rejection.REFUSED));
    lease.refused(first);
    assertEquals(ErrorCode.AUTH_REJECTED, end(lease));
    assertEquals(1, speaking.timesAsked());
  }

  @Test
  void nobodyIsBotheredWhileNobodyCanTell() throws Exception {
    tokens.judge(first, new Verdict.Unavailable(Duration.ofMillis(1)));
    tokens.clock.advance(MINUTE.multipliedBy(2));
    var over = new AtomicBoolean();
    var time =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    pass(Duration.ofSeconds(1));
                  }
                });
    assertEquals(ErrorCode.AUTH_UNAVAILABLE, end(lease));
    over.set(true);
    time.join();
    assertEquals(0, speaking.timesAsked());
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    var waiting = Thread.currentThread();
    speaking.answersBy(waiting::interrupt);
    tokens.clock.advance(MINUTE.multipliedBy(2));
    assertThrows(InterruptedException.class, lease::current);
  }
}
