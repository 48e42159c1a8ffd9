package dev.haystack.scenarios;

import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An answer that comes word by word, as a model's does. */
final class PacedAnswer implements AutoCloseable {

  private final int words;
  private final int wordMillis;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  PacedAnswer(int words, int wordMillis) {
    this.words = words;
    this.wordMillis = wordMillis;
  }

  /** What is read in the end. */
  String text() {
    return IntStream.range(0, words).mapToObj(PacedAnswer::word).collect(Collectors.joining());
  }

  /** One that begins now. */
  ModelScript script() {
    List<ModelStep> steps = new ArrayList<>(List.of(ModelStep.text(word(0))));
    for (int i = 1; i < words; i++) {
      var time = new CountDownLatch(1);
      var _ = pace.schedule(time::countDown, (long) i * wordMillis, TimeUnit.MILLISECONDS);
      steps.add(new ModelStep.Silence(time));
      steps.add(ModelStep.text(word(i)));
    }
    steps.add(ModelStep.finish("stop"));
    return ModelScript.stream(steps.toArray(ModelStep[]::new));
  }

  private static String word(int number) {
    return "word " + number + " ";
  }

  @Override
  public void close() {
    var _ = pace.shutdownNow();
  }
}
