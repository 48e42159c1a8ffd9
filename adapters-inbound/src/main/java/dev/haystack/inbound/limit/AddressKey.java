package dev.haystack.inbound.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The name under which an address is counted: whoever has one of IPv6 has its whole /64. */
final class AddressKey {

  private static final int NETWORK_BYTES = 8;

  private AddressKey() {}

  static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "::/64"
        : address.getHostAddress();
  }
}
