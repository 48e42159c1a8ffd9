package dev.haystack.outbound.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.kit.model.ScriptedServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureTransportTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path directory;

  private static SSLContext context = emptyContext();

  @BeforeAll
  static void makeACertificateForTheLoopbackAddress() throws Exception {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=loopback",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertEquals(true, keytool.waitFor(30, TimeUnit.SECONDS));
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      keys.load(input, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    context = emptyContext();
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  @Test
  void aTrustedServerIsAnswering() throws Exception {
    try (var server = server();
        var transport = transport(context)) {
      for (int i = 0; i < 3; i++) {
        assertEquals("ok", Attempts.text(transport, Calls.get(uri(server, "127.0.0.1"))));
      }
      assertEquals(1, server.accepted());
    }
  }

  @Test
  void aServerThatClosesBehindItsAnswersIsAnswering() throws Exception {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "ok");
        };
    try (var server = server(script);
        var transport = transport(context)) {
      for (int i = 0; i < 20; i++) {
        assertEquals("ok", Attempts.text(transport, Calls.post(uri(server, "127.0.0.1"))));
      }
      assertEquals(20, server.accepted());
    }
  }

  @Test
  void anUntrustedServerIsNoConnection() throws Exception {
    try (var server = server();
        var transport = transport(SSLContext.getDefault())) {
      HttpCall call = Calls.get(uri(server, "127.0.0.1"));
      assertEquals(TransportFailure.CONNECT, Attempts.failure(transport, call));
    }
  }

  @Test
  void aCertificateForAnotherNameIsNoConnection() throws Exception {
    try (var server = server();
        var transport = transport(context)) {
      HttpCall call = Calls.get(uri(server, "localhost"));
      assertEquals(TransportFailure.CONNECT, Attempts.failure(transport, call));
    }
  }

  private static HttpTransport transport(SSLContext trust) {
    return new HttpTransport(
        TransportLimits.defaults(), trust, InstantSource.system(), CallListener.NONE);
  }

  private static URI uri(ScriptedServer server, String host) {
    return URI.create("https://" + host + ":" + server.port() + "/");
  }

  private static ScriptedServer server() throws Exception {
    return server(
        peer -> {
          while (true) {
            peer.request();
            peer.answer(200, "", "ok");
          }
        });
  }

  private static ScriptedServer server(ScriptedServer.Script script) throws Exception {
    ServerSocket listener =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    return new ScriptedServer(script, listener);
  }

  private static SSLContext emptyContext() {
    try {
      return SSLContext.getInstance("TLS");
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
