package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;

/** Asks the practice once whose a token is. */
record AccountLookup(JsonCalls wire, AccountReader reader) {

  static final int BODY_BYTES_MAX = 1 << 20;

  private static final UpstreamRequest REQUEST =
      new UpstreamRequest("GET", "/api/v1/account/v2/me", "", false, "");

  /** Blocks for that long at most; a failure is that nobody can tell. */
  Verdict look(AccessToken token, Duration limit) {
    try {
      UpstreamAnswer answer =
          wire.exchange(REQUEST, Headers.of(token, ProfileId.NONE, "", ""), limit);
      return switch (answer.status()) {
        case 200 -> reader.read(token, answer.body());
        case 401, 403 -> new Verdict.Rejected(Rejection.REFUSED);
        default -> new Verdict.Unavailable(AccountReader.RETRY_AFTER);
      };
    } catch (UpstreamException e) {
      return new Verdict.Unavailable(AccountReader.RETRY_AFTER);
    }
  }
}
