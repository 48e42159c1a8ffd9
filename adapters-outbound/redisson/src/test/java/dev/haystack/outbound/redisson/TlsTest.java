package dev.haystack.outbound.redisson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.FaultProxy;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis behind TLS: with the certificates that Java trusts, and with no others. */
class TlsTest {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String PASSWORD = "changeit";
  private static final String THIS_MACHINE = "SAN=ip:127.0.0.1";
  private static final String ANOTHER = "SAN=dns:redis.example.org";
  private static final int LOOKS_MAX = 50;

  private final RedisServer redis = RedisServer.started();
  @TempDir private Path directory;

  @AfterEach
  void close() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
    redis.close();
  }

  @Test
  void aCertificateThatJavaTrustsIsTaken() throws Exception {
    Path key = key("trusted", THIS_MACHINE);
    trust(key);

    assertEquals(Optional.of("first"), outcome(key));
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    assertTrue(outcome(key("stranger", THIS_MACHINE)).orElse("").contains("SSLHandshake"));
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
    Path key = key("another", ANOTHER);
    trust(key);

    assertTrue(outcome(key).orElse("").contains("SSLHandshake"));
  }

  private static void trust(Path certificate) {
    System.setProperty(TRUST_STORE, certificate.toString());
    System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
  }

  /** What the store is called, or why it cannot be reached; nothing if it never came to that. */
  private Optional<String> outcome(Path key) throws Exception {
    try (var tls = FaultProxy.overTls(redis.port(), contextWith(key));
        var connection =
            RedisConnection.open(
                RedisUrl.parse("rediss://127.0.0.1:" + tls.port()), RedisServer.PATIENCE)) {
      var probe = new RedissonProbe(connection, () -> "first");
      for (int look = 0; look < LOOKS_MAX; look++) {
        try {
          return Optional.of(probe.look().epoch());
        } catch (StoreUnavailableException e) {
          // the connection is made in the background: until then there is no answer in time
          if (!e.what().contains("Timeout")) {
            return Optional.of(e.what());
          }
        }
      }
      return Optional.empty();
    }
  }

  private static SSLContext contextWith(Path key) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(key)) {
      store.load(stored, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** A file with a fresh key and the certificate that it signed itself. */
  private Path key(String name, String host) throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".p12");
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            tool.toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            name,
            "-dname",
            "CN=" + name,
            "-ext",
            host,
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    Process making = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(making.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, making.waitFor(), said);
    return file;
  }
}
