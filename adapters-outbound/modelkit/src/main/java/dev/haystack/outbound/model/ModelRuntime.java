package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.meter.Meter;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What an adapter for a model works with.
 *
 * @param random safe for many threads
 * @param pause waits between attempts
 * @param meter hears of attempts that are made again
 */
public record ModelRuntime(
    HttpTransport transport,
    InstantSource clock,
    RandomGenerator random,
    Pause pause,
    Meter meter) {

  /** Counted by nobody. */
  public ModelRuntime(
      HttpTransport transport, InstantSource clock, RandomGenerator random, Pause pause) {
    this(transport, clock, random, pause, Meter.NONE);
  }

  /** With real waits. */
  public ModelRuntime(HttpTransport transport, InstantSource clock, RandomGenerator random) {
    this(transport, clock, random, Pause.REAL);
  }
}
