package dev.haystack.inbound.limit;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin with the same bits, of one version of IP; text only, no name is resolved.
 */
record AddressRange(InetAddress first, int bits) {

  /** An address such as {@code 10.0.0.1}, or a range such as {@code 10.0.0.0/8}. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return address(text).map(one -> new AddressRange(one, one.getAddress().length * 8));
    }
    String bits = text.substring(slash + 1);
    return address(text.substring(0, slash))
        .filter(_ -> bits.matches("[0-9]{1,3}"))
        .filter(one -> Integer.parseInt(bits) <= one.getAddress().length * 8)
        .map(one -> new AddressRange(one, Integer.parseInt(bits)));
  }

  /** A literal address in full: neither a name nor an abbreviated number is one. */
  static Optional<InetAddress> address(String text) {
    boolean whole = text.indexOf(':') >= 0 || text.matches("[0-9]+(\\.[0-9]+){3}");
    if (!whole || text.indexOf('%') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
      if (((mine[bit / 8] ^ other[bit / 8]) & mask & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }
}
