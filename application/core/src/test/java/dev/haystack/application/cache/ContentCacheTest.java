package dev.haystack.application.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentCacheTest {

  private final ManualClock clock = new ManualClock();
  private final ContentCache<String> cache = new ContentCache<>(clock, 2, Duration.ofMinutes(10));

  @Test
  void whatIsKeptIsFoundUntilItExpires() {
    cache.keep(ContentHash.of("a"), "result");
    clock.advance(Duration.ofMinutes(9));
    assertEquals(Optional.of("result"), cache.find(ContentHash.of("a")));
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), cache.find(ContentHash.of("a")));
    assertEquals(0, cache.size());
  }

  @Test
  void theLongestUnusedGoesWhenThereIsNoRoom() {
    cache.keep(ContentHash.of("a"), "1");
    cache.keep(ContentHash.of("b"), "2");
    assertEquals(Optional.of("1"), cache.find(ContentHash.of("a")));
    cache.keep(ContentHash.of("c"), "3");
    assertEquals(2, cache.size());
    assertEquals(Optional.of("1"), cache.find(ContentHash.of("a")));
    assertEquals(Optional.empty(), cache.find(ContentHash.of("b")));
    assertEquals(Optional.of("3"), cache.find(ContentHash.of("c")));
  }

  @Test
  void textsAreNotOneTextWithTheSameLetters() {
    assertEquals(ContentHash.of("ab", "c"), ContentHash.of("ab", "c"));
    assertNotEquals(ContentHash.of("ab", "c"), ContentHash.of("a", "bc"));
    assertNotEquals(ContentHash.of("ab"), ContentHash.of("ab", ""));
  }
}
