package dev.haystack.inbound.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-12")
class TokenGateTest {

  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress NEIGHBOUR = InetAddress.ofLiteral("192.0.2.2");
  private static final int BAD_MAX = 2;

  private final InboundGuard guard =
      new InboundGuard(
          new InboundLimits(1 << 20, 1000, 10, 10, 10, BAD_MAX), ClientAddress.OF_PEER);
  private final Asked verifier = new Asked();

  /** Remembers whom it was asked about, and has to be asked once about each. */
  private static final class Asked implements TokenVerifier {

    private final Map<AccessToken, Verdict> known = new HashMap<>();
    private int asked;

    @Override
    public Verdict verify(AccessToken token) {
      return known.computeIfAbsent(
          token,
          _ -> {
            asked++;
            return judge(token);
          });
    }

    @Override
    public Optional<Verdict> atHand(AccessToken token) {
      return Optional.ofNullable(known.get(token));
    }

    private static Verdict judge(AccessToken token) {
      return switch (token.value().charAt(0)) {
        case 'g' ->
            new Verdict.Verified(
                new Identity(
                    new UserId("i", "s"),
                    Set.of(),
                    Optional.empty(),
                    Set.of(),
                    Identity.NO_END,
                    TokenId.of(token)));
        case 'e' -> new Verdict.Expired();
        case 'u' -> new Verdict.Unavailable(Duration.ofSeconds(1));
        default -> new Verdict.Rejected(Rejection.REFUSED);
      };
    }
  }

  @Test
  void overTheLimitFurtherBadTokensAreToldSo() {
    assertEquals(ErrorCode.AUTH_REJECTED, code(CLIENT, "b1"));
    assertEquals(ErrorCode.AUTH_REJECTED, code(CLIENT, "b1"));
    assertEquals(ErrorCode.RATE_LIMITED, code(CLIENT, "b1"));
    assertEquals(1, guard.tally().refusedByAddress());
    assertEquals(ErrorCode.AUTH_REJECTED, code(NEIGHBOUR, "b2"));
  }

  @Test
  void aGoodTokenPassesWhateverItsNeighboursBring() {
    assertInstanceOf(TokenCheck.Passed.class, check(CLIENT, "good"));
    flood();
    assertInstanceOf(TokenCheck.Passed.class, check(CLIENT, "good"));
  }

  @Test
  void overTheLimitNobodyIsAskedAboutAnUnknownToken() {
    flood();
    int before = verifier.asked;
    assertEquals(ErrorCode.RATE_LIMITED, code(CLIENT, "good"));
    assertEquals(before, verifier.asked);
    assertInstanceOf(TokenCheck.Passed.class, check(NEIGHBOUR, "good"));
    assertInstanceOf(TokenCheck.Passed.class, check(CLIENT, "good"));
  }

  @Test
  void whatIsMissingOldOrCannotBeCheckedIsNoBadToken() {
    for (int i = 0; i < 2 * BAD_MAX; i++) {
      assertEquals(ErrorCode.AUTH_MISSING, code(CLIENT, ""));
      assertEquals(ErrorCode.AUTH_EXPIRED, code(CLIENT, "e"));
      assertEquals(ErrorCode.AUTH_UNAVAILABLE, code(CLIENT, "u"));
    }
    assertEquals(ErrorCode.AUTH_REJECTED, code(CLIENT, "b"));
  }

  @Test
  void thisMachineIsNotCounted() {
    for (int i = 0; i < 2 * BAD_MAX; i++) {
      assertEquals(ErrorCode.AUTH_REJECTED, code(InetAddress.getLoopbackAddress(), "b"));
    }
  }

  @Test
  void whatIsLookedAtIsNotCounted() {
    var rate = new AddressRate(1, 0);
    assertEquals(Duration.ZERO, rate.look("a", 1));
    assertEquals(Duration.ZERO, rate.look("a", 2));
    assertEquals(Duration.ZERO, rate.enter("a", 3));
    assertEquals(Duration.ofSeconds(30), rate.look("a", Duration.ofSeconds(30).toNanos()));
    assertEquals(Duration.ZERO, rate.look("a", Duration.ofSeconds(60).toNanos()));
  }

  private void flood() {
    for (int i = 0; i < BAD_MAX; i++) {
      assertEquals(ErrorCode.AUTH_REJECTED, code(CLIENT, "b" + i));
    }
  }

  private ErrorCode code(InetAddress from, String token) {
    var failed = assertInstanceOf(TokenCheck.Failed.class, check(from, token));
    boolean isLimited = failed.unknown().code() == ErrorCode.RATE_LIMITED;
    assertTrue(!isLimited || failed.unknown().retryAfter().isPositive());
    return failed.unknown().code();
  }

  private TokenCheck check(InetAddress from, String token) {
    return new TokenGate(new IdentifyCaller(verifier), guard.badTokens(from, List.of()))
        .check(new AccessToken(token));
  }
}
