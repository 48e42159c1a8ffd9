package dev.haystack.outbound.transport;

import static dev.haystack.outbound.transport.Attempts.failure;
import static dev.haystack.outbound.transport.Attempts.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.kit.model.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as servers and proxies write them, byte for byte. */
@Tag("FP-12")
class AnswerTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 Tr\u00e8s bien\r\ncontent-length:2\r\n\r\nok",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        "HTTP/1.0 200 OK\r\n\r\nok",
      })
  void anAnswerIsReadHoweverItBegins(String answer) {
    try (var server = answering(answer)) {
      assertEquals("ok", text(transport, Calls.get(server.uri("/"))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2, 2\r\nContent-Length: 2\r\n\r\nok",
        "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "X-Folded: a\r\n b: c\r\nContent-Length: 2\r\n\r\nok",
        "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\nok",
      })
  void anAnswerIsReadHoweverItGoesOn(String rest) {
    try (var server = answering("HTTP/1.1 200 OK\r\n" + rest)) {
      assertEquals("ok", text(transport, Calls.get(server.uri("/"))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nContent-Length: 7\r\n\r\n",
      })
  void interimAnswersBeforeItAreSkipped(String interim) {
    try (var server = answering(interim + OK + interim + OK)) {
      assertEquals("ok", text(transport, Calls.get(server.uri("/"))));
    }
  }

  @Test
  void aConnectionIsUsedAgainBehindInterimAnswers() {
    ScriptedServer.Script script =
        peer -> {
          while (true) {
            peer.request();
            peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n").send(OK);
          }
        };
    try (var server = new ScriptedServer(script)) {
      for (int i = 0; i < 3; i++) {
        assertEquals("ok", text(transport, Calls.post(server.uri("/"))));
      }
      assertEquals(1, server.accepted());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20\r\n\r\n",
      })
  void whatCannotBeUnderstoodIsInvalid(String answer) {
    try (var server = answering(answer)) {
      assertEquals(TransportFailure.INVALID, failure(transport, Calls.get(server.uri("/"))));
    }
  }

  @Test
  void endlessInterimAnswersAreInvalid() {
    try (var server = answering("HTTP/1.1 102 Processing\r\n\r\n".repeat(100) + OK)) {
      assertEquals(TransportFailure.INVALID, failure(transport, Calls.get(server.uri("/"))));
    }
  }

  @Test
  void aCompressedBodyIsDecodedAndItsConnectionUsedAgain() throws Exception {
    byte[] packed = gzip("{\"name\":\"Ana\"}");
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer("gzip", packed);
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: x-gzip\r\n");
          peer.send("Transfer-Encoding: chunked\r\n\r\n");
          for (byte single : packed) {
            peer.chunk(new byte[] {single});
          }
          peer.end();
          peer.request();
          peer.answer("gzip", new byte[0]);
        };
    try (var server = new ScriptedServer(script)) {
      assertEquals("{\"name\":\"Ana\"}", text(transport, Calls.post(server.uri("/"))));
      assertEquals("{\"name\":\"Ana\"}", text(transport, Calls.post(server.uri("/"))));
      assertEquals("", text(transport, Calls.post(server.uri("/"))));
      assertEquals(1, server.accepted());
    }
  }

  @Test
  void aCompressedStreamIsHandedOnAsItComes() throws Exception {
    var read = new Semaphore(0);
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n");
          peer.send("Transfer-Encoding: chunked\r\n\r\n");
          var bytes = new ByteArrayOutputStream();
          try (var packing = new GZIPOutputStream(bytes, true)) {
            packing.write("first".getBytes(UTF_8));
            packing.flush();
            peer.chunk(bytes.toByteArray());
            read.acquire();
            bytes.reset();
            packing.write("second".getBytes(UTF_8));
          }
          peer.chunk(bytes.toByteArray()).end();
        };
    try (var server = new ScriptedServer(script);
        Exchange exchange = transport.exchange(Calls.get(server.uri("/")))) {
      assertArrayEquals("first".getBytes(UTF_8), exchange.body().readNBytes(5));
      read.release();
      assertArrayEquals("second".getBytes(UTF_8), exchange.bodyUpTo(6));
    }
  }

  @Test
  void aCompressedBodyThatEndsEarlyIsCutAndAnExplosionTooLarge() throws Exception {
    byte[] packed = gzip("x".repeat(5000));
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    try (var server = encoded(half)) {
      assertEquals(TransportFailure.CUT, failure(transport, Calls.get(server.uri("/"))));
    }
    try (var server = encoded(gzip("x".repeat(2 << 20)))) {
      assertEquals(TransportFailure.TOO_LARGE, failure(transport, Calls.get(server.uri("/"))));
    }
  }

  @Test
  void theStatusCountsWhereTheBodyIsUnreadable() {
    try (var server =
            answering(
                "HTTP/1.1 503 X\r\nContent-Encoding: zstd\r\nRetry-After: 2\r\n"
                    + "Content-Length: 2\r\n\r\nok");
        Exchange exchange = transport.exchange(Calls.get(server.uri("/")))) {
      assertEquals(503, exchange.status());
      assertEquals(Optional.of("2"), exchange.header("retry-after"));
    }
  }

  private static ScriptedServer answering(String answer) {
    return answering(answer.getBytes(ISO_8859_1));
  }

  private static ScriptedServer answering(byte[] answer) {
    return new ScriptedServer(
        peer -> {
          peer.request();
          peer.send(answer);
        });
  }

  private static ScriptedServer encoded(byte[] body) {
    return new ScriptedServer(
        peer -> {
          peer.request();
          peer.answer("gzip", body);
        });
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
