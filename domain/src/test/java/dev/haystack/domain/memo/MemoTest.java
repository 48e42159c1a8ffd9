package dev.haystack.domain.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {

  private record Words(String text) {}

  private final AtomicInteger made = new AtomicInteger();

  @Test
  void ofEachValueItIsMadeOnceAndEqualOnesAreNotTheSame() {
    var memo = new Memo<Words, String>(this::make);
    var one = new Words("a");
    var other = new Words("a");

    String first = memo.of(one);

    assertEquals("a!", first);
    assertSame(first, memo.of(one));
    assertNotSame(first, memo.of(other));
    assertEquals(2, made.get());
  }

  @Test
  void allThreadsAreGivenTheSame() throws Exception {
    var memo = new Memo<Words, String>(this::make);
    var value = new Words("a");
    List<Callable<String>> readers = new ArrayList<>();
    IntStream.range(0, 50).forEach(_ -> readers.add(() -> memo.of(value)));

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var reader : threads.invokeAll(readers)) {
        assertSame(memo.of(value), reader.get());
      }
    }
  }

  @Test
  void whatNobodyUsesIsForgotten() {
    var memo = new Memo<Words, String>(this::make);
    var kept = new Words("kept");
    String first = memo.of(kept);
    IntStream.range(0, 1_000).forEach(i -> memo.of(new Words("w" + i)));

    // each look lets go of what the collector has found unused since
    for (int i = 0; i < 100 && memo.size() > 100; i++) {
      System.gc();
      var _ = memo.of(new Words("last"));
    }

    assertTrue(memo.size() <= 100, "holds " + memo.size());
    assertSame(first, memo.of(kept));
  }

  @Test
  void itNeverHoldsMoreThanItMayAndKeepsWhatIsAskedFor() {
    var memo = new Memo<Words, String>(this::make, String::length, 400);
    var asked = new Words("a".repeat(19));
    List<Words> all = IntStream.range(0, 1_000).mapToObj(_ -> new Words("b".repeat(19))).toList();

    String first = memo.of(asked);
    for (Words each : all) {
      var _ = memo.of(each);
      assertSame(first, memo.of(asked));
      assertTrue(memo.size() <= 400 / 20 + 2, "holds " + memo.size());
    }

    int before = made.get();
    var _ = memo.of(all.getFirst());
    assertEquals(before + 1, made.get());
  }

  private String make(Words words) {
    made.incrementAndGet();
    return words.text() + "!";
  }
}
