package dev.haystack.inbound.rfc6455;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A well-formed request to open a WebSocket.
 *
 * @param path the request's path as it was sent: not decoded, without the query
 * @param headers the values of each header in the order they were sent; names in any case
 */
public record Handshake(
    String path,
    Map<String, List<String>> headers,
    InetSocketAddress remoteAddress,
    InetSocketAddress localAddress) {

  public Handshake {
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** All values of a header, in the order they were sent. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  public Optional<String> origin() {
    return header("Origin");
  }

  public Optional<String> authorization() {
    return header("Authorization");
  }

  public Optional<String> host() {
    return header("Host");
  }

  /** The sub-protocols that the client offers, the preferred one first. */
  public List<String> subprotocols() {
    return headers("Sec-WebSocket-Protocol").stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Whether this sub-protocol, if any, may be chosen. */
  boolean offers(Optional<String> subprotocol) {
    return subprotocol.map(subprotocols()::contains).orElse(true);
  }

  /** The answer to a handshake. */
  public sealed interface Reply {

    /**
     * Upgrades the connection.
     *
     * @param subprotocol one of those offered, if any
     */
    record Accepted(Optional<String> subprotocol, WebSocketHandler handler) implements Reply {}

    /**
     * Answers with a complete HTTP response instead; the connection ends with it.
     *
     * @param body sent as UTF-8
     */
    record Refused(int status, String contentType, String body, Map<String, String> headers)
        implements Reply {

      public Refused {
        if (status < 400 || status > 599) {
          throw new IllegalArgumentException("a refusal's status is 4xx or 5xx, not " + status);
        }
        headers = Map.copyOf(headers);
      }
    }
  }
}
