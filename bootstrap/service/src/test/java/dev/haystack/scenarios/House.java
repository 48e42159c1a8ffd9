package dev.haystack.scenarios;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.Vendor;
import java.util.Map;

/** A scripted model, a scripted practice and the service between them, for one scenario or many. */
final class House implements AutoCloseable {

  /** The house of all scenarios that are played within; each has its own elsewhere. */
  private static final ScopedValue<House> SHARED = ScopedValue.newInstance();

  private final LoopbackModel model;
  private final LoopbackPractice practice = new LoopbackPractice();
  private RunningService service;
  private int scenarios;

  House(Vendor vendor) {
    model = new LoopbackModel(vendor);
    service = another(Map.of());
  }

  /** The one that scenarios share, or one of its own. */
  static House current() {
    return SHARED.isBound() ? SHARED.get() : new House(Vendor.OPENAI);
  }

  /** Plays a scenario in this house. */
  void play(ScopedValue.CallableOp<Void, Exception> scenario) throws Exception {
    model.reset();
    practice.reset();
    ScopedValue.where(SHARED, this).call(scenario);
  }

  LoopbackModel model() {
    return model;
  }

  LoopbackPractice practice() {
    return practice;
  }

  RunningService service() {
    return service;
  }

  /** The service with other settings in its place; for many scenarios it stays for the others. */
  RunningService restarted(Map<String, String> settings) {
    if (!SHARED.isBound()) {
      service.close();
      service = another(settings);
      return service;
    }
    return another(settings);
  }

  /** One more service of the same model and practice. */
  RunningService another(Map<String, String> settings) {
    return RunningService.start(model, practice, settings);
  }

  /** What tells the sessions of the next scenario from those of others. */
  String newSuffix() {
    scenarios++;
    return scenarios == 1 ? "" : "-" + scenarios;
  }

  /** A scenario is over that was served by this. */
  void leave(RunningService used) {
    if (used != service) {
      used.close();
    }
    if (!SHARED.isBound()) {
      close();
    }
  }

  @Override
  public void close() {
    service.close();
    model.close();
    practice.close();
  }
}
