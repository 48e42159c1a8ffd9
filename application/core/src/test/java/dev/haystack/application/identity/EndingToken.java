package dev.haystack.application.identity;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.CallerLease;
import java.time.Duration;

/** A token that ends while one request of several is made in its bearer's name. */
public final class EndingToken {

  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final SessionId NO_SESSION = new SessionId("none");

  /** What the verifier says of it then. */
  public enum Then {
    EXPIRED,
    GOOD_FOR_LONGER
  }

  private final IssuedTokens tokens = new IssuedTokens();
  private final CallerLeases leases =
      new CallerLeases(tokens.callers(), tokens.clock, Duration.ofSeconds(30));
  private final Principal first = tokens.issue(new UserId("issuer", "anna"), "p", LIFE);
  private final int endsAt;
  private final Then then;
  private int requestCount;
  private int lateCount;

  /** Ends during the request of that number, or before all of them. */
  public EndingToken(int endsAt, Then then) {
    this.endsAt = endsAt;
    this.then = then;
    endIfDue();
  }

  public ManualClock clock() {
    return tokens.clock;
  }

  /** Of a caller who has no connection over which a newer token may come. */
  public CallerLease lease() {
    return leases.alone(NO_SESSION, first);
  }

  /** One request is made. */
  public synchronized void requested() {
    requestCount++;
    if (endsAt < requestCount && then == Then.EXPIRED) {
      lateCount++;
    }
    endIfDue();
  }

  private void endIfDue() {
    if (requestCount == endsAt) {
      tokens.clock.advance(LIFE.plus(IssuedTokens.LEEWAY));
      if (then == Then.GOOD_FOR_LONGER) {
        tokens.prolong(first, LIFE);
      }
    }
  }

  public synchronized int requestCount() {
    return requestCount;
  }

  /** How many requests were made behind its end. */
  public synchronized int lateCount() {
    return lateCount;
  }
}
