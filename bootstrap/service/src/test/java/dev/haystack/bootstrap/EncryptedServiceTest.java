package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Eventually;
import dev.haystack.kit.SelfSigned;
import dev.haystack.kit.TlsClient;
import dev.haystack.report.SuiteMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service where what is said is encrypted: by itself, or by a proxy before it. */
class EncryptedServiceTest {

  private static final SelfSigned FIRST = SelfSigned.forDays(30);
  private static final SelfSigned SECOND = SelfSigned.forDays(60);

  @TempDir private Path folder = Path.of("");

  @Test
  void aSocketAnswersOverTlsAndOutlivesItsCertificate() throws Exception {
    write(FIRST);
    var settings =
        Map.of(
            "PORT",
            "0",
            "TLS_CERTIFICATE",
            folder.resolve("tls.crt").toString(),
            "TLS_KEY",
            folder.resolve("tls.key").toString(),
            "TLS_RELOAD_SECONDS",
            "0.05");
    var frames = new LinkedBlockingQueue<String>();
    var client = HttpClient.newBuilder().sslContext(TlsClient.trusting(FIRST, SECOND)).build();
    try (var service = start(settings)) {
      var address = URI.create("wss://localhost:" + service.port() + "/ws/s");
      var socket = client.newWebSocketBuilder().buildAsync(address, new Frames(frames)).join();
      awaitFrame(frames, "connection_established");
      var seen = seen(service);

      write(SECOND);
      Eventually.holds(() -> !seen.equals(seenNow(service)));
      var _ =
          socket
              .sendText("{\"type\":\"chat\",\"message\":\"Find all clients named John\"}", true)
              .join();
      awaitFrame(frames, "search_clients");
      assertEquals(SECOND.certificate(), seen(service));
      String text = service.metrics().page().text();
      SuiteMetrics.note(text);
      assertTrue(text.contains("haystack_certificate_seconds_left{listener=\"service\"} 5"), text);
      assertTrue(
          StartWords.of(Settings.read(new SettingsReader(settings)), "", 1)
              .startsWith("Haystack is ready on https://127.0.0.1:1\n"));
    }
    awaitFrame(frames, "closed 1012");
  }

  @Test
  void onlyWhatCameThroughTheProxyAndEncryptedIsAnswered() throws Exception {
    var client = HttpClient.newHttpClient();
    var settings =
        new HashMap<>(
            Map.of(
                "PORT", "0",
                "ADMIN_PORT", "0",
                "TLS_TERMINATION", "proxy",
                "TRUSTED_PROXIES", "127.0.0.1"));
    try (var service = start(settings)) {
      assertEquals(200, status(client, service.port(), "/openapi.yaml", "https"));
      for (String proto : new String[] {"http", "https, http", ""}) {
        assertEquals(403, status(client, service.port(), "/openapi.yaml", proto), proto);
        assertEquals("403", handshake(client, service, proto), proto);
        for (String look : new String[] {"/health", "/health/ready", "/health/live"}) {
          assertEquals(200, status(client, service.port(), look, proto), look);
        }
        assertEquals(200, status(client, service.adminPort().orElseThrow(), "/metrics", proto));
      }
      assertEquals("open", handshake(client, service, "https"));
    }
    settings.put("TRUSTED_PROXIES", "10.0.0.0/8");
    try (var service = start(settings)) {
      assertEquals(403, status(client, service.port(), "/openapi.yaml", "https"));
      assertEquals("403", handshake(client, service, "https"));
    }
  }

  private void write(SelfSigned pair) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path key = folder.resolve("tls.key");
    if (!Files.exists(key)) {
      Files.createFile(key, owner);
    }
    Files.writeString(folder.resolve("tls.crt"), pair.certificatePem());
    Files.writeString(key, pair.keyPem());
  }

  private static X509Certificate seen(Wiring service) throws IOException {
    var context = TlsClient.trusting(FIRST, SECOND);
    try (var socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", service.port())) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static X509Certificate seenNow(Wiring service) {
    try {
      return seen(service);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int status(HttpClient client, int port, String path, String proto)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!proto.isEmpty()) {
      request.header("X-Forwarded-Proto", proto);
    }
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private static String handshake(HttpClient client, Wiring service, String proto) {
    var builder = client.newWebSocketBuilder();
    if (!proto.isEmpty()) {
      builder.header("X-Forwarded-Proto", proto);
    }
    try {
      var address = URI.create("ws://127.0.0.1:" + service.port() + "/ws/s");
      builder.buildAsync(address, new Frames(new LinkedBlockingQueue<>())).join().abort();
      return "open";
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? Integer.toString(refused.getResponse().statusCode())
          : e.toString();
    }
  }

  private static void awaitFrame(BlockingQueue<String> frames, String wanted)
      throws InterruptedException {
    String frame = "";
    while (!frame.contains(wanted)) {
      frame = String.valueOf(frames.poll(20, TimeUnit.SECONDS));
      assertTrue(!frame.equals("null"), "no " + wanted);
    }
  }

  private static Wiring start(Map<String, String> settings) {
    return Wiring.start(Settings.read(new SettingsReader(settings)), Clock.systemUTC());
  }

  /** Texts as they come whole, and the close. */
  private record Frames(BlockingQueue<String> frames, StringBuilder text)
      implements WebSocket.Listener {

    Frames(BlockingQueue<String> frames) {
      this(frames, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      frames.add("closed " + code);
      return null;
    }
  }
}
