package dev.haystack.outbound.jose;

import dev.haystack.outbound.transport.Exchange;
import dev.haystack.outbound.transport.HttpCall;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A key set at the one address that the settings name. */
record AddressSource(URI address, HttpTransport transport, JwkReader reader) implements KeySource {

  static final Duration TIME_MAX = Duration.ofSeconds(3);

  private static final int OK = 200;

  @Override
  public Optional<KeySet> look() throws KeySourceException {
    var call =
        new HttpCall(
            "GET",
            address,
            Map.of("Accept", "application/jwk-set+json, application/json"),
            new byte[0],
            TIME_MAX,
            TIME_MAX,
            TIME_MAX);
    try (Exchange exchange = transport.exchange(call)) {
      // a redirect too is no set: who may name the keys is said by the settings alone
      if (exchange.status() != OK) {
        throw new KeySourceException("the answer's status is " + exchange.status());
      }
      return Optional.of(KeySet.read(exchange.bodyUpTo(KeySet.BYTES_MAX), reader));
    } catch (TransportException e) {
      throw new KeySourceException("no answer: " + e.reason());
    }
  }
}
