package dev.haystack.outbound.jose;

import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Time that a test moves, with what is planned in it. */
final class KeyClock implements BiConsumer<Duration, Runnable> {

  private record Plan(Instant at, Runnable task) {}

  private final ManualClock clock = new ManualClock();
  private final List<Plan> plans = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @Override
  public void accept(Duration pause, Runnable task) {
    pauses.add(pause);
    plans.add(new Plan(clock.instant().plus(pause), task));
  }

  ManualClock clock() {
    return clock;
  }

  /** Every pause that was asked for. */
  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  int planned() {
    return plans.size();
  }

  /** Lets time pass, and what is planned for it happen. */
  void pass(Duration step) {
    Instant end = clock.instant().plus(step);
    for (var next = next(end); next.isPresent(); next = next(end)) {
      Plan plan = next.get();
      clock.advance(Duration.between(clock.instant(), plan.at()));
      plans.remove(plan);
      plan.task().run();
    }
    clock.advance(Duration.between(clock.instant(), end));
  }

  private Optional<Plan> next(Instant end) {
    return plans.stream()
        .filter(plan -> !plan.at().isAfter(end))
        .min(Comparator.comparing(Plan::at));
  }
}
