package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountCacheTest {

  @Test
  void theLeastUsedLeave() {
    var minute = Duration.ofMinutes(1);
    var cache =
        new AccountCache(
            new AccountSettings(
                URI.create("https://practice.example"), minute, minute, minute, minute, 8192));
    var rejected = new Verdict.Rejected(Rejection.REFUSED);
    Instant now = Instant.EPOCH;
    for (int i = 0; i <= AccountCache.ENTRIES_MAX; i++) {
      var _ = cache.keep(new TokenId("t" + i), AccessToken.NONE, rejected, now);
    }

    assertEquals(AccountCache.ENTRIES_MAX, cache.size());
    assertEquals(Optional.empty(), cache.fresh(new TokenId("t0"), now));
    assertEquals(Optional.of(rejected), cache.fresh(new TokenId("t1"), now));
  }
}
