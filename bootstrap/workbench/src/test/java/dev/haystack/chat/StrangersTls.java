package dev.haystack.chat;

import dev.haystack.kit.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS with a certificate that nobody trusts. */
final class StrangersTls implements AutoCloseable {

  private static final char[] PASSWORD = new char[0];

  private final SSLServerSocket listener;

  StrangersTls() throws IOException, GeneralSecurityException {
    SelfSigned own = SelfSigned.forDays(9);
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    keys.setKeyEntry(
        "own", own.keys().getPrivate(), PASSWORD, new Certificate[] {own.certificate()});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var _ = Thread.startVirtualThread(this::shakeHands);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void shakeHands() {
    try (var socket = listener.accept()) {
      var _ = socket.getInputStream().read();
    } catch (IOException e) {
      // the client does not trust it
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
