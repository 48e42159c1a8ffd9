package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BehindTurnsTest {

  private final BehindTurns behind = new BehindTurns(2);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void aSessionHasOneWorkAtATimeAndAllTogetherNoMoreThanTheLimit() {
    start("a", "first");
    start("a", "again");
    start("b", "second");
    start("c", "one too many");

    gate.countDown();

    Eventually.holds(() -> done.size() == 2);
    assertEquals(List.of("first", "second"), done.stream().sorted().toList());
  }

  @Test
  void behindOneComesAnotherAlsoWhereItBroke() {
    behind.start(
        new SessionId("a"),
        () -> {
          done.add("broke");
          throw new IllegalStateException("as told");
        });
    gate.countDown();

    Eventually.holds(
        () -> {
          start("a", "next");
          return done.contains("next");
        });
  }

  @Test
  void theWorkOfASessionIsEndedAndThatOfOthersGoesOn() {
    start("a", "ended");
    start("b", "kept");

    behind.end(new SessionId("a"));
    Eventually.holds(() -> done.equals(List.of("interrupted ended")));

    gate.countDown();
    Eventually.holds(() -> done.contains("kept"));
  }

  @Test
  void closedAllIsEndedAndNothingBegins() {
    start("a", "ended");

    behind.close(Duration.ofSeconds(5));
    start("b", "too late");

    Eventually.holds(() -> done.equals(List.of("interrupted ended")));
  }

  private void start(String session, String name) {
    behind.start(
        new SessionId(session),
        () -> {
          try {
            gate.await();
            done.add(name);
          } catch (InterruptedException _) {
            done.add("interrupted " + name);
          }
        });
  }
}
