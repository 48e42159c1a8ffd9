package dev.haystack.inbound.limit;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells from where a request comes: the address of the peer or, if that is a trusted proxy, what
 * the proxies say, read from the right up to the first address that is none of theirs. What stands
 * left of it anybody may have written.
 */
public record ClientAddress(List<String> trustedProxies) {

  /** Believes nobody. */
  public static final ClientAddress OF_PEER = new ClientAddress(List.of());

  public ClientAddress {
    trustedProxies = List.copyOf(trustedProxies);
    if (!trustedProxies.stream().allMatch(ClientAddress::isRange)) {
      throw new IllegalArgumentException("a proxy is an address or a range");
    }
  }

  /** Whether the text is an address or a range of addresses. */
  public static boolean isRange(String text) {
    return AddressRange.parse(text).isPresent();
  }

  /** The address of the client. */
  public String of(InetAddress peer, List<String> forwardedFor) {
    return withoutZone(client(peer, forwardedFor).getHostAddress());
  }

  /**
   * The name under which the client is counted; none for this machine, and none for a trusted proxy
   * that forwards nobody.
   */
  Optional<String> counted(InetAddress peer, List<String> forwardedFor) {
    InetAddress client = client(peer, forwardedFor);
    return client.isLoopbackAddress() || isTrusted(client)
        ? Optional.empty()
        : Optional.of(AddressKey.of(client));
  }

  /** Whether a trusted proxy says of all the way before it that it is encrypted. */
  boolean isOverHttps(InetAddress peer, List<String> forwardedProtos) {
    return isTrusted(peer)
        && !forwardedProtos.isEmpty()
        && forwardedProtos.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .allMatch(proto -> proto.strip().equalsIgnoreCase("https"));
  }

  private InetAddress client(InetAddress peer, List<String> forwardedFor) {
    InetAddress known = peer;
    List<String> hops =
        forwardedFor.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .toList();
    for (String hop : hops.reversed()) {
      Optional<InetAddress> before = AddressRange.address(withoutPort(hop));
      if (!isTrusted(known) || before.isEmpty()) {
        break;
      }
      known = before.get();
    }
    return known;
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream()
        .flatMap(range -> AddressRange.parse(range).stream())
        .anyMatch(range -> range.contains(address));
  }

  /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
