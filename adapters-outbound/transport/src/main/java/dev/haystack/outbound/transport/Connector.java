package dev.haystack.outbound.transport;

import io.helidon.common.tls.Tls;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.TcpClientConnection;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.spi.DnsResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Opens connections; a host with several addresses is tried at each of the first few in turn. */
final class Connector {

  private static final int ADDRESSES_MAX = 4;
  private static final Tls PLAIN = Tls.builder().enabled(false).build();

  /** The client library offers a connection back by itself; it stays open, and ours to close. */
  private static final boolean KEPT = true;

  private final WebClient client;
  private final Tls tls;

  Connector(SSLContext trust, Duration limit) {
    this.tls = Tls.builder().sslContext(trust).build();
    // the read limit is what bounds a handshake
    this.client =
        WebClient.builder()
            .proxy(Proxy.noProxy())
            .shareConnectionCache(false)
            .servicesDiscoverServices(false)
            .socketOptions(
                options -> options.connectTimeout(limit).readTimeout(limit).tcpNoDelay(true))
            .build();
  }

  TcpClientConnection connect(Origin origin) {
    InetAddress[] addresses = addresses(origin);
    int last = Math.min(addresses.length, ADDRESSES_MAX) - 1;
    for (int i = 0; i < last; i++) {
      try {
        return connect(origin, addresses[i]);
      } catch (TransportException e) {
        if (e.reason() != TransportFailure.CONNECT) {
          throw e;
        }
      }
    }
    return connect(origin, addresses[last]);
  }

  private static InetAddress[] addresses(Origin origin) {
    try {
      return InetAddress.getAllByName(origin.host());
    } catch (UnknownHostException e) {
      throw Failures.of(e, TransportFailure.CONNECT);
    }
  }

  private TcpClientConnection connect(Origin origin, InetAddress address) {
    var key =
        ConnectionKey.create(
            origin.secure() ? "https" : "http",
            origin.host(),
            origin.port(),
            origin.secure() ? tls : PLAIN,
            new Fixed(named(address, origin.host())),
            DnsAddressLookup.defaultLookup(),
            Proxy.noProxy());
    TcpClientConnection connection =
        TcpClientConnection.create(client, key, List.of(), _ -> KEPT, _ -> {});
    try {
      return connection.connect();
    } catch (RuntimeException e) {
      throw Failures.of(e, TransportFailure.CONNECT);
    }
  }

  // without a name of its own the address would be looked up backwards for the certificate's check
  private static InetAddress named(InetAddress address, String host) {
    try {
      return InetAddress.getByAddress(host, address.getAddress());
    } catch (UnknownHostException e) {
      throw Failures.of(e, TransportFailure.CONNECT);
    }
  }

  private record Fixed(InetAddress address) implements DnsResolver {
    @Override
    public InetAddress resolveAddress(String hostname, DnsAddressLookup lookup) {
      return address;
    }
  }
}
