package dev.haystack.cluster.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

  private static final Duration SOON = Duration.ofMillis(1);

  private final BlockingQueue<StoreChange> told = new LinkedBlockingQueue<>();
  private final Probe probe = new Probe();
  private final Reachability reachability =
      new Reachability(probe, new Reachability.Periods(SOON, SOON));

  /** A store whose contents are its epoch and its beat. */
  private static final class Probe implements StoreProbe {

    private boolean away;
    private String broken = "";
    private final BlockingQueue<String> checked = new LinkedBlockingQueue<>();
    private String epoch = "first";
    private long beat;
    private String run = "first run";
    private boolean senseless;

    @Override
    public synchronized Sighting look() {
      if (senseless) {
        senseless = false;
        throw new IllegalStateException("no answer of a store");
      }
      if (away) {
        throw new StoreUnavailableException("away");
      }
      return new Sighting(epoch, ++beat, run);
    }

    @Override
    public synchronized void rename(String old) {
      if (epoch.equals(old)) {
        epoch = "renamed";
      }
    }

    /** The next answer makes no sense. */
    synchronized void breakOnce() {
      senseless = true;
    }

    @Override
    public synchronized void check(String place) {
      checked.add(place);
      if (place.equals(broken)) {
        throw new StoreUnavailableException("still broken", place);
      }
    }

    synchronized void breaks(String place) {
      broken = place;
    }

    synchronized void restart() {
      run = "next run";
    }

    synchronized void set(boolean nowAway, String nowEpoch, long nowBeat) {
      away = nowAway;
      epoch = nowEpoch;
      beat = nowBeat;
    }
  }

  @BeforeEach
  void listen() {
    reachability.onChange(told::add);
  }

  @AfterEach
  void close() {
    reachability.close();
  }

  @Test
  void aStoreThatIsThereIsInReachFromTheStart() throws InterruptedException {
    reachability.start();

    assertEquals(StoreChange.BACK, next());
    assertEquals(Optional.of("answer"), reachability.ask(() -> "answer"));
  }

  @Test
  void aStoreThatIsAwayAtTheStartIsJoinedWhenItComes() throws InterruptedException {
    probe.set(true, "first", 0);
    reachability.start();
    assertFalse(reachability.isInReach());
    assertFalse(reachability.tell(() -> {}));
    assertEquals("away", reachability.awayReason());

    probe.set(false, "first", 0);

    assertEquals(StoreChange.BACK, next());
  }

  @Test
  void aCallThatFailsMakesItAwayAndALookFindsItAgain() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());

    assertEquals(Optional.empty(), askInVain());
    assertEquals(StoreChange.AWAY, next());
    assertEquals(StoreChange.BACK, next());
  }

  @Test
  @Tag("FC-9")
  void itIsBackOnlyWhenWhatFailedWorksAgain() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());
    probe.breaks("third shard");

    var _ = askInVain("third shard");

    assertEquals(StoreChange.AWAY, next());
    for (int i = 0; i < 20; i++) {
      assertEquals("third shard", probe.checked.poll(5, TimeUnit.SECONDS));
    }
    assertEquals(0, told.size());
    assertEquals("still broken", reachability.awayReason());
    probe.breaks("");
    assertEquals(StoreChange.BACK, next());
  }

  @Test
  @Tag("FC-9")
  void aCallThatFailsDuringALookIsAskedAgainBeforeItCountsAsBack() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());
    probe.breaks("third shard");
    synchronized (probe) {
      // the next look waits for the probe meanwhile
      var _ = askInVain("third shard");
    }

    assertEquals(StoreChange.AWAY, next());
    assertEquals("third shard", probe.checked.poll(5, TimeUnit.SECONDS));
    assertEquals("third shard", probe.checked.poll(5, TimeUnit.SECONDS));
    assertEquals(0, told.size());
  }

  @Test
  void aCallThatFailsWhileAListenerHearsOfALossIsNotForgotten() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());
    reachability.onChange(
        change -> {
          if (change == StoreChange.LOST) {
            var _ = askInVain();
          }
        });

    probe.set(false, "second", 1_000_000);

    assertEquals(StoreChange.LOST, next());
    assertEquals(StoreChange.AWAY, next());
    assertEquals(StoreChange.BACK, next());
  }

  @Test
  void aReturnIsToldWhenCallsGoThroughAndNotBefore() throws InterruptedException {
    BlockingQueue<Boolean> reach = new LinkedBlockingQueue<>();
    List<Boolean> before = new CopyOnWriteArrayList<>();
    reachability.onChange(_ -> before.add(reachability.isInReach()));
    reachability.onReach(reach::add);

    reachability.start();
    var _ = askInVain();

    for (boolean expected : List.of(false, true, false, true)) {
      assertEquals(expected, reach.poll(5, TimeUnit.SECONDS));
    }
    assertEquals(List.of(false, false, false), before);
    assertTrue(reachability.isInReach());
  }

  @Test
  void anAnswerThatMakesNoSenseIsNotTheLastThatIsLookedAt() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());
    probe.breakOnce();
    probe.restart();

    assertEquals(StoreChange.BACK, next());
  }

  @Test
  void anAnswerThatMakesNoSenseAtTheStartDoesNotKeepItFromStarting() throws InterruptedException {
    probe.breakOnce();

    reachability.start();

    assertEquals(StoreChange.BACK, next());
  }

  @Test
  void aRestartThatNobodyNoticedIsAReturn() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());

    probe.restart();

    assertEquals(StoreChange.BACK, next());
    assertTrue(reachability.isInReach());
  }

  @Test
  void anotherEpochIsALoss() throws InterruptedException {
    reachability.start();
    assertEquals(StoreChange.BACK, next());

    probe.set(false, "second", 1_000_000);

    assertEquals(StoreChange.LOST, next());
    assertTrue(reachability.isInReach());
  }

  @Test
  void aBeatThatWentBackIsALossAndRenamesTheContents() throws InterruptedException {
    probe.set(false, "first", 1_000_000);
    reachability.start();
    assertEquals(StoreChange.BACK, next());

    probe.set(false, "first", 1);

    assertEquals(StoreChange.LOST, next());
    assertEquals("renamed", probe.look().epoch());
  }

  @Test
  void theFaultOfAListenerIsItsOwn() throws InterruptedException {
    reachability.onChange(
        _ -> {
          throw new IllegalStateException("a listener's fault");
        });
    BlockingQueue<StoreChange> later = new LinkedBlockingQueue<>();
    reachability.onChange(later::add);

    reachability.start();

    assertEquals(StoreChange.BACK, later.poll(5, TimeUnit.SECONDS));
  }

  private Optional<String> askInVain() {
    return askInVain("");
  }

  private Optional<String> askInVain(String place) {
    return reachability.ask(
        () -> {
          throw new StoreUnavailableException("no answer in time", place);
        });
  }

  private StoreChange next() throws InterruptedException {
    return Optional.ofNullable(told.poll(5, TimeUnit.SECONDS)).orElseThrow();
  }
}
