package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.LogView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogShadowTest {

  private static final LogPosition PLACE = new LogPosition("epoch", 1);

  private final LogShadow shadow = new LogShadow(new SessionId("s"), Duration.ofMillis(250), 0);

  @Test
  void anAnswerFromBeforeAnOutageIsNotKnowledgeOfTheTimeInIt() {
    assertTrue(shadow.tryLock());
    inAnotherThread(shadow::cutOff);
    shadow.asked(false, Optional.of(new LogView(PLACE, 0, true, 0, List.of())), 1);
    shadow.agree(PLACE);

    assertFalse(shadow.isAlone(), "the outage is not noted yet");
    shadow.unlock();

    assertFalse(shadow.isAlone());
    assertFalse(shadow.isAgreed());
  }

  @Test
  void aDoubtThatComesDuringALookOutlivesIt() {
    assertTrue(shadow.tryLock());
    inAnotherThread(shadow::doubt);
    shadow.agree(PLACE);

    shadow.unlock();

    assertFalse(shadow.isAgreed());
  }

  @Test
  void whoHasTheLockDoubtsAtOnce() {
    assertTrue(shadow.tryLock());
    shadow.agree(PLACE);
    shadow.doubt();

    assertFalse(shadow.isAgreed());
    shadow.unlock();
  }

  @Test
  void whatTwoThreadsLearnAtOnceIsBothKept() throws InterruptedException {
    int lessons = 100_000;
    Runnable learning =
        () -> {
          for (int i = 0; i < lessons; i++) {
            shadow.learn(known -> known.show(known.fence() + 1));
          }
        };
    Thread other = Thread.ofPlatform().start(learning);
    learning.run();
    other.join();

    assertEquals(2L * lessons, shadow.known().fence());
  }

  private static void inAnotherThread(Runnable step) {
    Thread thread = Thread.ofPlatform().start(step);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
