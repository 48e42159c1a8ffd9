package dev.haystack.cluster.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreProbe.Sighting;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnsharedTest {

  private static final SessionId OLD = new SessionId("old");
  private static final SessionId NEW = new SessionId("new");
  private static final Duration SOON = Duration.ofMillis(5);

  private final AtomicReference<Sighting> sighting = new AtomicReference<>(new Sighting("e", 1));
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Reachability reachability =
      new Reachability(
          Fakes.of(StoreProbe.class, (_, _, _) -> beat()), new Reachability.Periods(SOON, SOON));
  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
  private final Set<SessionId> copies = ConcurrentHashMap.newKeySet();
  private final Unshared unshared =
      new Unshared(
          reachability,
          now::get,
          () -> copies.stream().sorted((a, b) -> a.value().compareTo(b.value())).toList(),
          id -> happened.add("doubt " + id.value()),
          afterLoss -> happened.add(afterLoss ? "all deletions" : "deletions"),
          this::meet);

  @AfterEach
  void close() {
    reachability.close();
  }

  @Test
  void whatIsAheadIsBroughtAfterTheDeletionsWhenTheStoreIsThere() throws InterruptedException {
    copies.addAll(List.of(OLD, NEW));
    unshared.add(OLD);
    assertEquals(1, unshared.count());

    reachability.start();

    assertEquals("deletions", next());
    assertEquals("met old", next());
  }

  @Test
  void aSessionThatIsAddedWhileTheStoreIsThereIsBroughtAtOnce() throws InterruptedException {
    reachability.start();
    assertEquals("deletions", next());
    copies.add(NEW);

    unshared.add(NEW);

    assertEquals("met new", next());
  }

  @Test
  void whatWasWrittenJustBeforeTheStoreBrokeOffIsDoubtedAndBroughtAgain()
      throws InterruptedException {
    reachability.start();
    assertEquals("deletions", next());
    copies.addAll(List.of(OLD, NEW));
    unshared.written(OLD);
    now.set(Instant.EPOCH.plusSeconds(60));
    unshared.written(NEW);

    breakOff();

    assertEquals("doubt new", next());
    assertEquals("deletions", next());
    assertEquals("met new", next());
    assertFalse(unshared.contains(OLD));
  }

  @Test
  void allCopiesAreDoubtedWhenTheStoreHasLostSomething() throws InterruptedException {
    reachability.start();
    assertEquals("deletions", next());
    copies.add(OLD);

    sighting.set(new Sighting("another", 1));

    assertEquals("doubt old", next());
    assertEquals("all deletions", next());
    assertEquals("met old", next());
  }

  @Test
  void aSessionWithoutACopyIsNotAheadForEver() {
    copies.add(NEW);
    unshared.add(OLD);
    unshared.add(NEW);

    unshared.removeExpired(copies::contains);

    assertFalse(unshared.contains(OLD));
    assertTrue(unshared.contains(NEW));
  }

  @Test
  void nothingIsMetWhileTheStoreIsAway() {
    unshared.share(OLD);

    assertEquals(0, happened.size());
  }

  private void meet(SessionId id) {
    unshared.remove(id);
    happened.add("met " + id.value());
  }

  private Sighting beat() {
    return sighting.updateAndGet(last -> new Sighting(last.epoch(), last.beat() + 1));
  }

  private void breakOff() {
    assertFalse(
        reachability.tell(
            () -> {
              throw new StoreUnavailableException("away");
            }));
  }

  private String next() throws InterruptedException {
    String next = happened.poll(10, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }
}
