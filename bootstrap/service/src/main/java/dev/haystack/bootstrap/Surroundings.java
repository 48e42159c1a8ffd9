package dev.haystack.bootstrap;

import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.trail.AuditTrail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * What the service has for its parts.
 *
 * @param connect how long a connection may take to be made
 * @param secrets gives a secret setting as it is now by its name, or else the second text
 * @param trail keeps what is told of from the time on that the service has opened it
 * @param closing closes what it is given when the service ends, in the reverse order
 */
public record Surroundings(
    InstantSource clock,
    Meter meter,
    Duration connect,
    Closing closing,
    BinaryOperator<String> secrets,
    AuditTrail trail) {

  /** The same with another limit on the making of connections. */
  Surroundings within(Duration limit) {
    return new Surroundings(clock, meter, limit, closing, secrets, trail);
  }

  /**
   * A secret setting, which may be exchanged while the service runs, to be asked for at each use.
   *
   * @param read as it was when the settings were read
   */
  public Supplier<String> secret(String name, String read) {
    return () -> secrets.apply(name, read);
  }

  /** HTTP calls over connections of their own, closed with the service. */
  public HttpTransport transport() {
    return transport("other");
  }

  /** The same, for calls of the server that has that word; they are counted under it. */
  HttpTransport transport(String target) {
    var standard = TransportLimits.defaults();
    return closing.with(
        new HttpTransport(
            new TransportLimits(connect, standard.connectionsMax(), standard.unusedKept()),
            (status, untilHead) -> meter.count(new Measurement.Asked(target, status, untilHead))));
  }
}
