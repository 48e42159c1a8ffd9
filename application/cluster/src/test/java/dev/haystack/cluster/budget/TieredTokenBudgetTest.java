package dev.haystack.cluster.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedBudgets;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TieredTokenBudgetTest {

  private static final UserId ANN = new UserId("issuer", "ann");

  private static final Duration SOON = Duration.ofMillis(1);

  private final ManualClock clock = new ManualClock();
  private final Counted shared = new Counted();
  private final Reachability reach = new Reachability(shared, new Reachability.Periods(SOON, SOON));
  private final TieredTokenBudget one = budget("one");
  private final TieredTokenBudget other = budget("other");

  @BeforeEach
  void begin() {
    reach.start();
    assertTrue(reach.awaitInReach(Duration.ofSeconds(30)));
  }

  @AfterEach
  void end() {
    reach.close();
  }

  @Test
  void whatOneNodeUsesCountsOnTheOthers() {
    one.spend(ANN, 700);
    other.spend(ANN, 300);
    assertEquals(Optional.empty(), one.exhaustedUntil(ANN));

    one.tell();
    other.tell();
    assertEquals(Optional.empty(), one.exhaustedUntil(ANN));
    one.tell();

    assertTrue(one.exhaustedUntil(ANN).isPresent());
    assertTrue(other.exhaustedUntil(ANN).isPresent());
  }

  @Test
  void aNodeThatHasUsedNothingHearsOfTheOthersOnceItIsAsked() {
    one.spend(ANN, 1_000);
    one.tell();
    assertEquals(Optional.empty(), other.exhaustedUntil(ANN));

    other.tell();

    assertTrue(other.exhaustedUntil(ANN).isPresent());
  }

  @Test
  void tellingTheSameTwiceCountsOnce() {
    one.spend(ANN, 600);
    one.tell();
    shared.forgetsAnswer = true;
    one.spend(ANN, 1);
    one.tell();
    shared.forgetsAnswer = false;
    assertTrue(reach.awaitInReach(Duration.ofSeconds(30)));

    one.tell();

    assertEquals(601, shared.all(ANN));
    assertEquals(Optional.empty(), one.exhaustedUntil(ANN));
  }

  @Test
  void theNextDayBeginsAnew() {
    one.spend(ANN, 1_000);
    one.tell();

    clock.advance(Duration.ofDays(1));

    assertEquals(Optional.empty(), one.exhaustedUntil(ANN));
  }

  @Test
  @Tag("RL-7")
  void nothingIsKeptOfADayThatIsOver() {
    one.spend(ANN, 10);
    assertEquals(Optional.empty(), one.exhaustedUntil(new UserId("issuer", "ben")));
    one.tell();
    assertEquals(2, one.size());
    clock.advance(Duration.ofDays(1));

    one.tell();

    assertEquals(0, one.size());
  }

  private TieredTokenBudget budget(String node) {
    return new TieredTokenBudget(shared, new NodeId(node), reach, clock, () -> 1_000);
  }

  /** A shared count in a map, which can lose its answers. */
  private static final class Counted implements SharedBudgets, StoreProbe {

    private final Map<UserId, Map<NodeId, Long>> counts = new ConcurrentHashMap<>();
    private final AtomicLong beats = new AtomicLong();
    private volatile String epoch = "epoch";
    private volatile boolean forgetsAnswer;

    @Override
    public List<Long> tell(NodeId node, List<Spent> spent) {
      List<Long> all =
          spent.stream()
              .map(
                  one -> {
                    counts
                        .computeIfAbsent(one.user(), _ -> new ConcurrentHashMap<>())
                        .merge(node, one.tokens(), Math::max);
                    return all(one.user());
                  })
              .toList();
      if (forgetsAnswer) {
        throw new StoreUnavailableException("the answer is lost");
      }
      return all;
    }

    private long all(UserId user) {
      return counts.getOrDefault(user, Map.of()).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public Sighting look() {
      return new Sighting(epoch, beats.incrementAndGet());
    }

    @Override
    public synchronized void rename(String epoch) {
      epoch += "'";
    }
  }
}
