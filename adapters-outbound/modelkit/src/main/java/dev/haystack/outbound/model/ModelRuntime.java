package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.HttpTransport;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What an adapter for a model works with.
 *
 * @param random safe for many threads
 * @param pause waits between attempts
 */
public record ModelRuntime(
    HttpTransport transport, InstantSource clock, RandomGenerator random, Pause pause) {

  /** With real waits. */
  public ModelRuntime(HttpTransport transport, InstantSource clock, RandomGenerator random) {
    this(transport, clock, random, Pause.REAL);
  }
}
