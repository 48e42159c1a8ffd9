package dev.haystack.inbound.tls;

import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS as this service speaks it: 1.3, and 1.2 with keys of the moment and ciphers that authenticate
 * what they hide. Safe for use by many threads.
 */
public final class ServerTls {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] CIPHERS = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  private final HeldKey key;
  private final List<X509Certificate> clients;

  /**
   * With a first certificate.
   *
   * @param clients whose certificates a client must have one of; none if it needs none
   */
  public ServerTls(CertificatePair pair, List<X509Certificate> clients) {
    key = new HeldKey(pair);
    this.clients = List.copyOf(clients);
  }

  /** Takes another certificate from the next handshake on; what is connected stays so. */
  public void replace(CertificatePair pair) {
    key.replace(pair);
  }

  /**
   * What the web server makes its sockets of.
   *
   * @param handshakes is told of each connection before its handshake
   */
  public Tls over(Handshakes handshakes) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {key}, trust(), null);
      var strict = StrictTlsContext.of(context, parameters(), handshakes);
      return Tls.builder().sslContext(strict).build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private SSLParameters parameters() {
    var parameters = new SSLParameters(CIPHERS, PROTOCOLS);
    parameters.setUseCipherSuitesOrder(true);
    parameters.setNeedClientAuth(!clients.isEmpty());
    return parameters;
  }

  /** Nobody is trusted unless it was said whom. */
  private TrustManager[] trust() throws GeneralSecurityException, IOException {
    if (clients.isEmpty()) {
      return new TrustManager[0];
    }
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < clients.size(); i++) {
      store.setCertificateEntry("client-" + i, clients.get(i));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
