package dev.haystack.inbound.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context whose sockets have the parameters that are wanted from the start: the web server takes
 * sockets as its context makes them, and would speak what Java speaks by itself, to anybody.
 */
final class StrictTlsContext extends SSLContextSpi {

  private final SSLContext given;
  private final SSLParameters parameters;
  private final Handshakes handshakes;

  private StrictTlsContext(SSLContext given, SSLParameters parameters, Handshakes handshakes) {
    this.given = given;
    this.parameters = parameters;
    this.handshakes = handshakes;
  }

  static SSLContext of(SSLContext given, SSLParameters parameters, Handshakes handshakes) {
    var strict = new StrictTlsContext(given, parameters, handshakes);
    return new SSLContext(strict, given.getProvider(), given.getProtocol()) {};
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new StrictSockets(given.getSocketFactory(), parameters, handshakes);
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return parameters;
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return given.getSupportedSSLParameters();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return given.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return given.getClientSessionContext();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    // asked for at once, and never used
    return given.getServerSocketFactory();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    // the server asks one for its parameters, and serves nobody by it
    SSLEngine engine = given.createSSLEngine();
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return engineCreateSSLEngine();
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("it is made as it is");
  }
}
