package dev.haystack.inbound.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Puts TLS over connections that came, with these parameters; makes no other sockets. */
final class StrictSockets extends SSLSocketFactory {

  private final SSLSocketFactory given;
  private final SSLParameters parameters;
  private final Handshakes handshakes;

  StrictSockets(SSLSocketFactory given, SSLParameters parameters, Handshakes handshakes) {
    this.given = given;
    this.parameters = parameters;
    this.handshakes = handshakes;
  }

  @Override
  public Socket createSocket(Socket connection, @Nullable InputStream consumed, boolean autoClose)
      throws IOException {
    handshakes.begin(connection);
    // closed with what is above it, whatever was asked for
    var socket = (SSLSocket) given.createSocket(connection, consumed, true);
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return parameters.getCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return parameters.getCipherSuites();
  }

  @Override
  public Socket createSocket(Socket connection, String host, int port, boolean autoClose) {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("only connections that came are wanted");
  }
}
