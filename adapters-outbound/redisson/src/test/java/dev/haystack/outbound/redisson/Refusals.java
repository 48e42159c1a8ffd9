package dev.haystack.outbound.redisson;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.meter.Inference;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers why values did not open. */
public final class Refusals implements Meter {

  private final List<String> reasons = new CopyOnWriteArrayList<>();
  private final List<String> threads = new CopyOnWriteArrayList<>();

  /** Why, one after the other. */
  public List<String> reasons() {
    return List.copyOf(reasons);
  }

  /** The threads on which they did not. */
  List<String> threads() {
    return List.copyOf(threads);
  }

  void clear() {
    reasons.clear();
  }

  @Override
  public void count(Measurement measurement) {
    if (measurement instanceof Measurement.StateUnreadable(var reason)) {
      threads.add(Thread.currentThread().getName());
      reasons.add(reason);
    }
  }

  @Override
  public void count(TurnEvent event) {}

  @Override
  public void count(Fallback fallback) {}

  @Override
  public void count(Inference inference) {}
}
