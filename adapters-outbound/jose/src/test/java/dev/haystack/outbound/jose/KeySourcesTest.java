package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("SE-14")
class KeySourcesTest {

  private static final byte[] SET = Verifiers.document(TestKeys.jwk(TestKeys.RSA, "rsa"));
  private static final byte[] OTHER = Verifiers.document(TestKeys.jwk(TestKeys.ED25519, "ed"));

  private final JwkReader reader = new JwkReader(Verifiers.USUAL);
  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile byte[] body = SET;

  @TempDir private Path folder;

  KeySourcesTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    transport.close();
  }

  @Test
  void aSetComesFromItsAddress() throws KeySourceException {
    assertEquals(1, ofAddress().look().orElseThrow().keys().size());
  }

  @Test
  void aRedirectIsNotFollowed() {
    status = 302;
    assertThrows(KeySourceException.class, () -> ofAddress().look());

    assertEquals(List.of("/keys"), asked);
  }

  @Test
  void aSetWithAnotherStatusIsNone() {
    for (int other : new int[] {201, 203, 404, 500}) {
      status = other;
      assertThrows(KeySourceException.class, () -> ofAddress().look());
    }
  }

  @Test
  void aSetThatIsTooLargeIsNotRead() {
    body = new byte[KeySet.BYTES_MAX + 1];
    assertThrows(KeySourceException.class, () -> ofAddress().look());
  }

  @Test
  void nobodyThereIsAFailure() {
    server.stop(0);
    assertThrows(KeySourceException.class, () -> ofAddress().look());
  }

  @Test
  void aFileIsReadAgainWhenItHasChanged() throws IOException, KeySourceException {
    Path file = Files.write(folder.resolve("keys.json"), SET);
    var source = new FileSource(file, reader);

    assertEquals("rsa", source.look().orElseThrow().keys().getFirst().id());
    assertEquals(Optional.empty(), source.look());
    Files.write(file, OTHER);
    assertEquals("ed", source.look().orElseThrow().keys().getFirst().id());
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertTrue(source.look().isPresent());
  }

  @Test
  void aFileThatIsHalfWrittenIsLookedAtAgain() throws IOException, KeySourceException {
    Path file = Files.write(folder.resolve("keys.json"), new byte[] {'{'});
    var source = new FileSource(file, reader);

    assertThrows(KeySourceException.class, source::look);
    assertThrows(KeySourceException.class, source::look);
    Files.write(file, SET);
    assertTrue(source.look().isPresent());
    Files.delete(file);
    assertThrows(KeySourceException.class, source::look);
  }

  private AddressSource ofAddress() {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    return new AddressSource(address, transport, reader);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
