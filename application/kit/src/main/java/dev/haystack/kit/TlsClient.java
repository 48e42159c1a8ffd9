package dev.haystack.kit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client of TLS that trusts these certificates alone. */
public final class TlsClient {

  private static final char[] NO_PASSWORD = new char[0];

  private TlsClient() {}

  /** One that shows no certificate. */
  public static SSLContext trusting(SelfSigned... servers) {
    return of(List.of(servers), Optional.empty());
  }

  /** One that shows that certificate. */
  public static SSLContext of(List<SelfSigned> servers, Optional<SelfSigned> own) {
    try {
      KeyStore trust = empty();
      for (int i = 0; i < servers.size(); i++) {
        trust.setCertificateEntry("server-" + i, servers.get(i).certificate());
      }
      KeyStore keys = empty();
      if (own.isPresent()) {
        var chain = new Certificate[] {own.get().certificate()};
        keys.setKeyEntry("own", own.get().keys().getPrivate(), NO_PASSWORD, chain);
      }
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      var shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      shown.init(keys, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
