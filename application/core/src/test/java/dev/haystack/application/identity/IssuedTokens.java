package dev.haystack.application.identity;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that a test gives out, and what becomes of them by its clock. */
public final class IssuedTokens implements TokenVerifier {

  public static final Duration LEEWAY = Duration.ofSeconds(30);

  public final ManualClock clock = new ManualClock();
  private final Map<AccessToken, Identity> issued = new ConcurrentHashMap<>();
  private final Map<AccessToken, Verdict> verdicts = new ConcurrentHashMap<>();

  /** A new token of that user for that profile, and the principal that it shows. */
  public Principal issue(UserId user, String profile, Duration life) {
    var token = new AccessToken("token-" + issued.size());
    var covered = new ProfileId(profile);
    Instant end = clock.instant().plus(life);
    issued.put(
        token,
        new Identity(
            user, Set.of(covered), Optional.of(covered), Set.of(), end, TokenId.of(token)));
    return new Principal(user, covered, token, end);
  }

  /** From now on that is the verdict on that token. */
  public void judge(Principal by, Verdict verdict) {
    verdicts.put(by.token(), verdict);
  }

  /** From now on that token is good for longer. */
  public void prolong(Principal by, Duration life) {
    issued.computeIfPresent(by.token(), (_, known) -> known.until(clock.instant().plus(life)));
  }

  public IdentifyCaller callers() {
    return new IdentifyCaller(this, LEEWAY);
  }

  @Override
  public Verdict verify(AccessToken token) {
    Verdict said = verdicts.get(token);
    if (said != null) {
      return said;
    }
    Identity identity = issued.get(token);
    if (identity == null) {
      return new Verdict.Rejected(Rejection.FORM);
    }
    return clock.instant().isBefore(identity.notAfter().plus(LEEWAY))
        ? new Verdict.Verified(identity)
        : new Verdict.Expired();
  }
}
