package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.tls.CertificatePair;
import dev.haystack.inbound.tls.ServerTls;
import dev.haystack.inbound.tls.WrongCertificateException;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.SelfSigned;
import dev.haystack.kit.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class EncryptedListenerTest {

  private static final SelfSigned FIRST = SelfSigned.forDays(30);
  private static final SelfSigned SECOND = SelfSigned.forDays(60);
  private static final ServerSettings IMPATIENT =
      new ServerSettings(
          "127.0.0.1",
          0,
          64,
          100,
          8 << 20,
          4096,
          new ConnectionLimits(
              Duration.ofMillis(300),
              Duration.ofSeconds(20),
              Duration.ofSeconds(20),
              Duration.ofMillis(100)),
          Duration.ofSeconds(2),
          ClientAddress.OF_PEER,
          InboundLimits.DEFAULT);

  @Test
  void browsersAreToldToSpeakNothingElse() throws Exception {
    try (var service = new RunningService(tls(FIRST))) {
      var answer = ask(client(TlsClient.trusting(FIRST)), service, "/health/live");

      assertEquals(200, answer.statusCode());
      assertEquals(
          Optional.of("max-age=31536000"),
          answer.headers().firstValue("Strict-Transport-Security"));
      assertEquals("TLSv1.3", answer.sslSession().orElseThrow().getProtocol());
      String unreadable = exchange(service, TlsClient.trusting(FIRST), "nonsense\r\n\r\n");
      assertTrue(unreadable.contains("Strict-Transport-Security: max-age=31536000"), unreadable);
    }
    try (var service = new RunningService()) {
      var plain = service.get("/health/live").headers();
      assertEquals(Optional.empty(), plain.firstValue("Strict-Transport-Security"));
    }
  }

  @Test
  void onlyVersionsAndCiphersThatHoldAreSpoken() throws Exception {
    try (var service = new RunningService(tls(FIRST))) {
      assertEquals("TLS_AES_256_GCM_SHA384", cipher(service, "TLSv1.3", "TLS_AES_256_GCM_SHA384"));
      for (String cipher :
          List.of(
              "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256")) {
        assertEquals(cipher, cipher(service, "TLSv1.2", cipher));
      }
      for (String weak :
          List.of(
              "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")) {
        assertThrows(SSLException.class, () -> cipher(service, "TLSv1.2", weak), weak);
      }
      // Java's own rules refuse 1.1 by themselves, at both ends
      assertThrows(IOException.class, () -> cipher(service, "TLSv1.1", "TLS_AES_256_GCM_SHA384"));
    }
  }

  @Test
  void whoMustShowACertificateIsRefusedWithoutOne() throws Exception {
    var proxy = SelfSigned.forDays(9);
    var stranger = SelfSigned.forDays(9);
    var tls = new ServerTls(pair(FIRST), List.of(proxy.certificate()));
    try (var service = new RunningService(tls)) {
      for (var shown : List.of(Optional.<SelfSigned>empty(), Optional.of(stranger))) {
        var client = client(TlsClient.of(List.of(FIRST), shown));
        assertThrows(IOException.class, () -> ask(client, service, "/health/live"));
      }
      var client = client(TlsClient.of(List.of(FIRST), Optional.of(proxy)));
      assertEquals(200, ask(client, service, "/health/live").statusCode());
    }
  }

  @Test
  void anotherCertificateIsTakenUnderLoadWithoutAFailedRequest() throws Exception {
    var tls = tls(FIRST);
    try (var service = new RunningService(tls);
        var kept = open(service, TlsClient.trusting(FIRST, SECOND))) {
      assertTrue(exchange(kept).startsWith("HTTP/1.1 200 "));
      var isOver = new AtomicBoolean();
      var answered = new AtomicInteger();
      var users =
          Stream.generate(() -> CompletableFuture.runAsync(() -> use(service, answered, isOver)))
              .limit(3)
              .toList();
      for (int i = 0; i < 40; i++) {
        int before = answered.get();
        tls.replace(pair(i % 2 == 0 ? SECOND : FIRST));
        Eventually.holds(
            () -> answered.get() > before || users.stream().anyMatch(CompletableFuture::isDone));
      }
      tls.replace(pair(SECOND));
      isOver.set(true);
      users.forEach(CompletableFuture::join);

      assertTrue(answered.get() >= 40);
      // what was connected before goes on, and who comes now sees the new one
      assertTrue(exchange(kept).startsWith("HTTP/1.1 200 "));
      assertThrows(IOException.class, () -> open(service, TlsClient.trusting(FIRST)).close());
      open(service, TlsClient.trusting(SECOND)).close();
    }
  }

  private static void use(RunningService service, AtomicInteger answered, AtomicBoolean isOver) {
    while (!isOver.get()) {
      // a handshake of its own, which no earlier one shortens
      try (var socket = open(service, TlsClient.trusting(FIRST, SECOND))) {
        assertTrue(exchange(socket).startsWith("HTTP/1.1 200 "));
        answered.incrementAndGet();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void whoDoesNotShakeHandsIsCounted() throws Exception {
    try (var service = new RunningService(tls(FIRST))) {
      // one who says nothing, and one who is slow
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), service.port());
          var slow = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
        slow.getOutputStream().write(new byte[] {22, 3, 1});
        Eventually.holds(() -> service.door().connections() == 2);
      }
      Eventually.holds(() -> service.door().connections() == 0);
    }
  }

  @Test
  void whoDoesNotShakeHandsIsCut() throws Exception {
    try (var service = new RunningService(IMPATIENT, tls(FIRST));
        var silent = new Socket(InetAddress.getLoopbackAddress(), service.port());
        var slow = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      slow.getOutputStream().write(new byte[] {22, 3, 1});

      assertEquals(-1, silent.getInputStream().read());
      assertEquals(-1, slow.getInputStream().read());
      Eventually.holds(() -> service.door().connections() == 0);
    }
  }

  @Test
  void whoSpeaksPlainTextIsNotServed() throws Exception {
    try (var service = new RunningService(tls(FIRST));
        var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertTrue(!answer.contains("HTTP"), answer);
      assertEquals(ListenerLook.ANSWERED, service.door().look());
    }
  }

  private static ServerTls tls(SelfSigned certificate) throws WrongCertificateException {
    return new ServerTls(pair(certificate), List.of());
  }

  private static CertificatePair pair(SelfSigned certificate) throws WrongCertificateException {
    return CertificatePair.of(certificate.certificatePem(), certificate.keyPem());
  }

  private static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpResponse<String> ask(HttpClient client, RunningService service, String path)
      throws Exception {
    var address = URI.create("https://localhost:" + service.port() + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static SSLSocket open(RunningService service, SSLContext context) throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", service.port());
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String cipher(RunningService service, String version, String cipher)
      throws IOException {
    var context = TlsClient.trusting(FIRST);
    try (var socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", service.port())) {
      socket.setEnabledProtocols(new String[] {version});
      socket.setEnabledCipherSuites(new String[] {cipher});
      socket.startHandshake();
      assertEquals(version, socket.getSession().getProtocol());
      return socket.getSession().getCipherSuite();
    }
  }

  private static String exchange(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    byte[] begin = socket.getInputStream().readNBytes(16);
    socket.getInputStream().skipNBytes(socket.getInputStream().available());
    return new String(begin, StandardCharsets.US_ASCII);
  }

  private static String exchange(RunningService service, SSLContext context, String request)
      throws IOException {
    try (var socket = open(service, context)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
