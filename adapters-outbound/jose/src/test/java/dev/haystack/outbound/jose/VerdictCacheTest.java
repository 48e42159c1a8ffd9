package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictCacheTest {

  @Test
  void theLeastUsedLeave() {
    var cache = new VerdictCache();
    for (int i = 0; i < VerdictCache.ENTRIES_MAX; i++) {
      cache.put(identity(i));
    }
    assertTrue(cache.get(new TokenId("0")).isPresent());
    cache.put(identity(VerdictCache.ENTRIES_MAX));

    assertEquals(VerdictCache.ENTRIES_MAX, cache.size());
    assertTrue(cache.get(new TokenId("0")).isPresent());
    assertEquals(Optional.empty(), cache.get(new TokenId("1")));
  }

  private static Identity identity(int number) {
    return new Identity(
        new UserId("i", "s"),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Identity.NO_END,
        new TokenId(Integer.toString(number)));
  }
}
