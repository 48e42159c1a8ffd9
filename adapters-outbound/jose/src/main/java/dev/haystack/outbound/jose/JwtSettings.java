package dev.haystack.outbound.jose;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tokens are good.
 *
 * @param keys where the keys are that tokens are signed with
 * @param issuers the names of which a token's issuer is one
 * @param audiences the names of which a token is meant for one
 * @param leeway how far clocks may differ
 * @param algorithms those that count, for keys of a set
 * @param types what a header may give as the token's type
 * @param tokenBytesMax longer tokens are refused unread
 */
public record JwtSettings(
    KeyPlace keys,
    Set<String> issuers,
    Set<String> audiences,
    Duration leeway,
    Set<JwtAlgorithm> algorithms,
    Set<String> types,
    int tokenBytesMax) {

  /** The largest leeway that is sensible between clocks that are set at all. */
  public static final Duration LEEWAY_MAX = Duration.ofSeconds(60);

  public JwtSettings {
    issuers = Set.copyOf(issuers);
    audiences = Set.copyOf(audiences);
    algorithms =
        keys instanceof KeyPlace.Secret ? Set.of(JwtAlgorithm.HS256) : Set.copyOf(algorithms);
    types =
        types.stream()
            .map(type -> type.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (issuers.isEmpty() || audiences.isEmpty() || algorithms.isEmpty()) {
      throw new IllegalArgumentException("issuer, audience and algorithms are required");
    }
    if (!(keys instanceof KeyPlace.Secret) && algorithms.contains(JwtAlgorithm.HS256)) {
      throw new IllegalArgumentException("a set's keys are public, so none is a secret");
    }
    if (leeway.isNegative() || leeway.compareTo(LEEWAY_MAX) > 0 || tokenBytesMax < 1) {
      throw new IllegalArgumentException("a limit is out of its range");
    }
  }
}
