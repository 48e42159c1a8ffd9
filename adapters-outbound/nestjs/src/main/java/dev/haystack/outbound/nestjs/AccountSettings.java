package dev.haystack.outbound.nestjs;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * How the practice is asked whose a token is.
 *
 * @param apiUrl its address, with or without {@code /api/v1} at the end
 * @param cache how long a good answer counts
 * @param negativeCache how long a refusal counts
 * @param stale how much longer a good answer counts while the practice cannot be asked
 * @param timeout how long one look-up may take, connecting and waiting for a place included
 * @param tokenBytesMax longer tokens are refused unread
 */
public record AccountSettings(
    URI apiUrl,
    Duration cache,
    Duration negativeCache,
    Duration stale,
    Duration timeout,
    int tokenBytesMax) {

  public AccountSettings {
    var _ = BaseAddress.of(apiUrl);
    if (!cache.isPositive() || !negativeCache.isPositive() || !timeout.isPositive()) {
      throw new IllegalArgumentException("a time is not positive");
    }
    if (stale.isNegative() || tokenBytesMax < 1) {
      throw new IllegalArgumentException("a limit is too small");
    }
  }

  /** The issuer of those whom the practice knows. */
  String issuer() {
    // hosts have no case, users' names do
    return "upstream:"
        + apiUrl.getScheme().toLowerCase(Locale.ROOT)
        + "://"
        + apiUrl.getRawAuthority().toLowerCase(Locale.ROOT);
  }
}
