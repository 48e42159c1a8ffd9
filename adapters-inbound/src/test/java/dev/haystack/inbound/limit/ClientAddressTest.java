package dev.haystack.inbound.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("PV-2")
class ClientAddressTest {

  private static final ClientAddress PROXIED =
      new ClientAddress(List.of("10.0.0.0/8", "192.0.2.128/25", "2001:db8:1::/48", "::1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9   | 198.51.100.1                          | 203.0.113.9
          10.1.2.3      | 198.51.100.1                          | 198.51.100.1
          10.1.2.3      | 6.6.6.6, 198.51.100.1                 | 198.51.100.1
          10.1.2.3      | 198.51.100.1, 10.9.9.9                | 198.51.100.1
          10.1.2.3      | 10.7.7.7, 10.9.9.9                    | 10.7.7.7
          10.1.2.3      | 198.51.100.1, unknown                 | 10.1.2.3
          10.1.2.3      | 198.51.100.1, unknown, 10.9.9.9       | 10.9.9.9
          10.1.2.3      | ''                                    | 10.1.2.3
          10.1.2.3      | 198.51.100.1:4711                     | 198.51.100.1
          10.1.2.3      | [2001:db8:2::9]:4711                  | 2001:db8:2:0:0:0:0:9
          10.1.2.3      | 2001:db8:2::9                         | 2001:db8:2:0:0:0:0:9
          0:0:0:0:0:0:0:1 | 198.51.100.1, 2001:db8:1:7::4       | 198.51.100.1
          192.0.2.127   | 198.51.100.1                          | 192.0.2.127
          192.0.2.129   | ::ffff:198.51.100.1                   | 198.51.100.1
          11.0.0.0      | 198.51.100.1                          | 11.0.0.0
          """)
  void onlyWhatTrustedProxiesSayIsBelieved(String peer, String forwarded, String client) {
    assertEquals(client, PROXIED.of(InetAddress.ofLiteral(peer), List.of(forwarded)));
  }

  @Test
  void severalHeadersAreReadAsOne() {
    var headers = List.of("6.6.6.6", "198.51.100.1, 10.9.9.9", "10.8.8.8");

    assertEquals("198.51.100.1", PROXIED.of(InetAddress.ofLiteral("10.1.2.3"), headers));
  }

  @Test
  void withoutProxiesThePeerIsTheClient() {
    var peer = InetAddress.ofLiteral("127.0.0.1");

    assertEquals("127.0.0.1", ClientAddress.OF_PEER.of(peer, List.of("198.51.100.1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "::1", "2001:db8::/32", "::/0"})
  void anAddressOrARangeIsOne(String text) {
    assertTrue(ClientAddress.isRange(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.1",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "1.2.3.4/8/8",
        "::1/129",
        "fe80::1%eth0",
        "10.0.0.1 "
      })
  void anythingElseIsNone(String text) {
    assertFalse(ClientAddress.isRange(text));
    assertThrows(IllegalArgumentException.class, () -> new ClientAddress(List.of(text)));
  }
}
