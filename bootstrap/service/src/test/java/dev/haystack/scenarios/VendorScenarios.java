package dev.haystack.scenarios;

import dev.haystack.testkit.Vendor;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One run of each scenario in which a model counts, on the wires of the vendors that the others do
 * not speak; a vendor's share a service.
 */
abstract class VendorScenarios {

  private static final Map<Vendor, House> HOUSES = new EnumMap<>(Vendor.class);

  /** On the wires that the other scenarios do not speak. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @interface OnEachOtherWire {}

  /** What is played of a scenario's test. */
  @FunctionalInterface
  interface Part<S> {

    void play(S scenario) throws Exception;
  }

  static <S extends Scenario> void play(Vendor vendor, Supplier<S> scenario, Part<S> part)
      throws Exception {
    play(HOUSES.computeIfAbsent(vendor, House::new), scenario, part);
  }

  static <S extends Scenario> void play(House house, Supplier<S> scenario, Part<S> part)
      throws Exception {
    house.play(
        () -> {
          S played = scenario.get();
          try {
            part.play(played);
          } finally {
            played.closeEverything();
          }
          return null;
        });
  }

  @AfterAll
  static void close() {
    HOUSES.values().forEach(House::close);
    HOUSES.clear();
  }
}
