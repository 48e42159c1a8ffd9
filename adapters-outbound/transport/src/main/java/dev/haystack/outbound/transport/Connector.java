package dev.haystack.outbound.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections; a host with several addresses is tried at each of the first few in turn. */
final class Connector {

  private static final int ADDRESSES_MAX = 4;

  private final SSLContext trust;
  private final Duration limit;

  /** The limit is one on connecting, and again on each answer in a handshake. */
  Connector(SSLContext trust, Duration limit) {
    this.trust = trust;
    this.limit = limit;
  }

  PeerSocket connect(Origin origin) {
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

  private PeerSocket connect(Origin origin, InetAddress address) {
    SocketChannel channel = open();
    boolean connected = false;
    try {
      Socket plain = channel.socket();
      plain.connect(new InetSocketAddress(address, origin.port()), (int) limit.toMillis());
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      plain.setSoTimeout((int) limit.toMillis());
      var socket = new PeerSocket(channel, origin.secure() ? secured(plain, origin) : plain);
      connected = true;
      return socket;
    } catch (IOException e) {
      throw Failures.of(e, TransportFailure.CONNECT);
    } finally {
      if (!connected) {
        close(channel);
      }
    }
  }

  private static SocketChannel open() {
    try {
      return SocketChannel.open();
    } catch (IOException e) {
      throw Failures.of(e, TransportFailure.CONNECT);
    }
  }

  private SSLSocket secured(Socket plain, Origin origin) throws IOException {
    var socket =
        (SSLSocket)
            trust.getSocketFactory().createSocket(plain, origin.host(), origin.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    // the certificate must be the host's
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // there is nothing in it yet
    }
  }
}
