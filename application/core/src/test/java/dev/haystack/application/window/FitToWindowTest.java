package dev.haystack.application.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitToWindowTest {

  private static final PartListener NOBODY = (_, _) -> {};

  private final FitToWindow fitting = new FitToWindow(3);

  private static List<String> lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i + " of the transcript").toList();
  }

  @Test
  void whatFitsStaysAsItIs() {
    FittedText fitted = fitting.fit(lines(3), 100, (_, _, _) -> "unused", NOBODY);
    assertEquals(String.join("\n", lines(3)), fitted.text());
    assertTrue(fitted.isWhole());
    assertEquals("", fitting.fit(List.of(), 100, (_, _, _) -> "unused", NOBODY).text());
  }

  @Test
  void everyLineIsReadOnceAndNotesStandInOrder() {
    Queue<String> read = new ConcurrentLinkedQueue<>();
    List<String> heard = new ArrayList<>();
    FittedText fitted =
        fitting.fit(
            lines(100),
            100,
            (part, number, _) -> {
              read.addAll(part.lines().toList());
              return "n" + number;
            },
            (done, total) -> heard.add(done + "/" + total));
    assertEquals(lines(100), read.stream().sorted(FitToWindowTest::byNumber).toList());
    assertEquals(
        IntStream.rangeClosed(1, fitted.partsRead()).mapToObj(i -> "n" + i).toList(),
        fitted.text().lines().toList());
    assertEquals(fitted.partsRead(), heard.size());
    assertEquals("1/" + fitted.partsRead(), heard.getFirst());
  }

  private static int byNumber(String one, String other) {
    return Integer.compare(
        Integer.parseInt(one.split(" ", -1)[1]), Integer.parseInt(other.split(" ", -1)[1]));
  }

  @Test
  void notesThatAreStillTooLongAreReadAgain() {
    FittedText fitted =
        fitting.fit(
            lines(400),
            100,
            (part, _, _) -> part.substring(0, part.length() / 3).replace('\n', ' '),
            NOBODY);
    assertTrue(TextTokens.in(fitted.text()) <= 101);
    assertTrue(fitted.partsRead() > Parts.of(lines(400), 100).size());
  }

  @Test
  void notesThatDoNotGetShorterAreAClearFailure() {
    var failure =
        assertThrows(
            ModelException.class, () -> fitting.fit(lines(100), 100, (part, _, _) -> part, NOBODY));
    assertEquals(ModelFailure.CONTEXT_TOO_LONG, failure.reason());
  }

  @Test
  void theFailureOfAPartIsTheFailureOfAll() {
    PartReader reader =
        (_, number, _) -> {
          if (number == 2) {
            throw new ModelException(ModelFailure.TIMEOUT, "no answer");
          }
          return "note";
        };
    var failure =
        assertThrows(ModelException.class, () -> fitting.fit(lines(100), 100, reader, NOBODY));
    assertEquals(ModelFailure.TIMEOUT, failure.reason());
  }

  @Test
  void anInterruptEndsTheReadingOfAllParts() throws Exception {
    var began = new CountDownLatch(3);
    var ended = new CountDownLatch(3);
    PartReader reader =
        (_, _, _) -> {
          began.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException _) {
            ended.countDown();
          }
          throw new ModelException(ModelFailure.CANCELLED, "interrupted");
        };
    var work =
        new FutureTask<>(
            () -> {
              var failure =
                  assertThrows(
                      ModelException.class, () -> fitting.fit(lines(100), 100, reader, NOBODY));
              assertTrue(Thread.currentThread().isInterrupted());
              return failure.reason();
            });
    Thread thread = Thread.startVirtualThread(work);
    assertTrue(began.await(10, TimeUnit.SECONDS));
    thread.interrupt();
    assertEquals(ModelFailure.CANCELLED, work.get(10, TimeUnit.SECONDS));
    assertTrue(ended.await(10, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "漢字", "👩‍👩‍👧", "x"})
  void aPieceThatIsTooLongByItselfIsDividedWithoutLoss(String unit) {
    String piece = unit.repeat(5_000);
    List<String> parts = Parts.of(List.of("before", piece, "after"), 100);
    assertEquals("before" + piece + "after", String.join("", parts));
    for (String part : parts) {
      assertTrue(TextTokens.in(part) <= 100);
      assertTrue(!Character.isHighSurrogate(part.charAt(part.length() - 1)));
    }
  }
}
