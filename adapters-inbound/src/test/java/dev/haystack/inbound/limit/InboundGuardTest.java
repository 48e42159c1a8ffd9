package dev.haystack.inbound.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SE-15")
class InboundGuardTest {

  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");
  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

  private final InboundGuard guard =
      new InboundGuard(
          new InboundLimits(1 << 20, 1000, 2, 2, 3, 2), new ClientAddress(List.of("10.0.0.0/8")));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "2001:db8::1, 20010db800000000::/64",
    "2001:db8::ffff:1, 20010db800000000::/64",
    "2001:db8:0:1::1, 20010db800000001::/64",
    "::ffff:192.0.2.1, 192.0.2.1"
  })
  void anAddressOfTheSixthVersionIsCountedWithItsNetwork(String address, String counted) {
    assertEquals(counted, AddressKey.of(InetAddress.ofLiteral(address)));
  }

  @Test
  void aMinuteHasOnlySoManyHandshakesOfAnAddress() {
    assertEquals(3, passed(CLIENT));
    assertTrue(guard.handshake(CLIENT, List.of()).compareTo(Duration.ofMinutes(1)) <= 0);
    assertEquals(10, passed(InetAddress.getLoopbackAddress()));
    assertEquals(10, passed(PROXY));
    assertEquals(3, passed(PROXY, "198.51.100.7"));
    assertEquals(3, passed(PROXY, "198.51.100.8"));
    // what somebody writes who is no proxy counts for nothing
    assertEquals(0, passed(CLIENT, "198.51.100.9"));
  }

  @Test
  void theNextMinuteBeginsAnew() {
    var rate = new AddressRate(1, 0);
    assertEquals(Duration.ZERO, rate.enter("a", 1));
    assertEquals(Duration.ofSeconds(30), rate.enter("a", Duration.ofSeconds(30).toNanos()));
    assertEquals(Duration.ZERO, rate.enter("a", Duration.ofSeconds(60).toNanos()));
  }

  @Test
  void soManyAddressesAreCountedAndTheOthersGoOnUntilTheNextMinute() {
    var rate = new AddressRate(1, 0);
    for (int i = 0; i < AddressRate.ADDRESSES_MAX; i++) {
      assertEquals(Duration.ZERO, rate.enter("a" + i, 1));
    }

    assertEquals(Duration.ZERO, rate.enter("b", 1));
    assertEquals(Duration.ZERO, rate.enter("b", 1));
    assertTrue(rate.enter("a0", 1).isPositive(), "who is counted still is");
    assertEquals(AddressRate.ADDRESSES_MAX, rate.addresses());
    assertEquals(2, rate.uncounted());

    assertEquals(Duration.ZERO, rate.enter("b", Duration.ofSeconds(60).toNanos()));
    assertTrue(rate.enter("b", Duration.ofSeconds(60).toNanos()).isPositive());
    assertEquals(1, rate.addresses());
  }

  @Test
  void onlySoManySocketsOfAnAddressMayBeNobodys() {
    SocketPlace first = place(CLIENT);
    SocketPlace second = place(CLIENT);
    SocketPlace third = place(CLIENT);
    assertTrue(first.unknown() && second.unknown());
    assertFalse(third.hasRoomForUnknown());
    assertFalse(third.unknown());

    first.known();
    assertTrue(third.unknown());
    third.close();
    second.close();
    assertTrue(first.unknown() && first.hasRoomForUnknown());
  }

  @Test
  void whatAProxyForwardsCountsAsConnectionsOfTheClient() {
    var forwarded = List.of("192.0.2.7");
    SocketPlace first = guard.socket(PROXY, forwarded).orElseThrow();
    var _ = guard.socket(PROXY, forwarded).orElseThrow();
    assertTrue(guard.socket(PROXY, forwarded).isEmpty());
    assertTrue(guard.connection(InetAddress.ofLiteral("192.0.2.7")).isEmpty());

    first.close();
    assertTrue(guard.connection(InetAddress.ofLiteral("192.0.2.7")).isPresent());
    assertEquals(2, guard.tally().refusedByAddress());
  }

  private SocketPlace place(InetAddress address) {
    return guard.socket(address, List.of()).orElseThrow();
  }

  private long passed(InetAddress peer, String... forwarded) {
    return IntStream.range(0, 10)
        .filter(_ -> guard.handshake(peer, List.of(forwarded)).isZero())
        .count();
  }
}
