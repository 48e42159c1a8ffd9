package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.kit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who brings or asks for much, and is not done with it, keeps little from others. */
@Tag("SE-11")
class WorkInMemoryTest {

  private static final int WORK_BYTES_MAX = 12 << 20;
  private static final int MESSAGE = 250 << 10;
  private static final int MESSAGES = 15;
  private static final String SUMMARY = "/summarize-ai-conversations";

  private final RunningService service = new RunningService(settings(WORK_BYTES_MAX));
  private final List<Socket> readers = new ArrayList<>();

  private static ServerSettings settings(int workBytesMax) {
    var limits = new InboundLimits(workBytesMax, 200_000, 1_000, 50, 300, 300);
    return new ServerSettings(
        "127.0.0.1",
        0,
        1024,
        1_000,
        8 << 20,
        32 << 10,
        ConnectionLimits.DEFAULT,
        Duration.ofSeconds(1),
        ClientAddress.OF_PEER,
        limits);
  }

  /** With almost four megabytes. */
  private void fillSession() {
    String message = "x".repeat(MESSAGE);
    answersEnough();
    for (int i = 0; i < MESSAGES; i++) {
      String body = "{\"session_id\":\"large\",\"message\":\"" + message + "\"}";
      assertEquals(200, service.post("/chat", body).statusCode());
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket reader : readers) {
      reader.close();
    }
    service.close();
  }

  @Test
  void oneUserIsNotWrittenMoreThanAQuarterAtOnce() throws Exception {
    fillSession();
    reader();
    long page = service.guard.work().heldBytes();
    assertTrue(page > MESSAGE * MESSAGES, page + " bytes are held");

    var refused = service.get("/sessions/large/messages?limit=200");

    assertEquals(503, refused.statusCode());
    assertEquals("overloaded", RunningService.json(refused).string("code").orElseThrow());
    assertEquals("2", refused.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(1, service.guard.tally().refusedForMemory());
    // what is small, and another's
    assertEquals(200, service.get("/sessions/large").statusCode());
    assertEquals(200, service.get("/openapi.yaml").statusCode());

    readers.getFirst().close();
    Eventually.holds(() -> service.guard.work().heldBytes() == 0);
    assertEquals(200, service.get("/sessions/large/messages?limit=200").statusCode());
    assertEquals(0, service.guard.work().heldBytes());
  }

  @Test
  void whatOneUserBroughtIsCountedUntilItIsDone() throws Exception {
    var goOn = new CountDownLatch(1);
    service.model.thenWaits(goOn, "A summary.");
    answersEnough();
    String large = summary("x".repeat(2_500_000));
    var first = CompletableFuture.supplyAsync(() -> service.post(SUMMARY, large));
    Eventually.holds(() -> service.guard.work().heldBytes() > 2_500_000);

    var second = service.post(SUMMARY, large);

    assertEquals(503, second.statusCode());
    assertEquals(1, service.guard.tally().refusedForMemory());
    assertEquals(201, service.post("/sessions", "{}").statusCode());
    goOn.countDown();
    assertEquals(200, first.get(15, TimeUnit.SECONDS).statusCode());
    assertEquals(0, service.guard.work().heldBytes());
  }

  @Test
  void whoBroughtMuchIsToldWhatIsLarge() {
    String text = "y".repeat(100 << 10);
    String body =
        "{\"threadId\":\"t\",\"runId\":\"r\",\"state\":{},\"messages\":["
            + "{\"role\":\"assistant\",\"content\":\""
            + "x".repeat(4 << 20)
            + "\"},{\"id\":\"q\",\"role\":\"user\",\"content\":\"Hi\"}]}";

    try (var narrow = new RunningService(settings(3 << 20))) {
      narrow.model.thenSays(text);

      var answer = narrow.post("/ag-ui", body);

      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().contains(text));
      Eventually.holds(() -> narrow.guard.work().heldBytes() == 0);
    }
  }

  @Test
  void aStreamThatEndsForWantOfMemoryIsCounted() {
    service.model.thenSays("y".repeat(100 << 10));
    String body =
        "{\"threadId\":\"t\",\"runId\":\"r\",\"state\":{},\"messages\":["
            + "{\"id\":\"q\",\"role\":\"user\",\"content\":\"Hi\"}]}";
    try (var others = service.guard.work().share(Optional.empty())) {
      assertTrue(others.hold(WORK_BYTES_MAX));

      assertThrows(UncheckedIOException.class, () -> service.post("/ag-ui", body));
    }
    assertEquals(1, service.guard.tally().refusedForMemory());
  }

  /** Also for the parts of what is long, and for summaries of the history. */
  private void answersEnough() {
    for (int i = 0; i < 200; i++) {
      service.model.thenSays("Yes.");
    }
  }

  private static String summary(String content) {
    return "{\"conversations\":[{\"id\":\"1\",\"createdAt\":\"2026-01-01\","
        + "\"messages\":[{\"role\":\"user\",\"content\":\""
        + content
        + "\"}]}]}";
  }

  private void reader() throws IOException {
    var reader = new Socket();
    readers.add(reader);
    // a window that lets little pass
    reader.setReceiveBufferSize(4 << 10);
    reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
    reader
        .getOutputStream()
        .write(
            "GET /sessions/large/messages?limit=200 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    Eventually.holds(() -> service.guard.work().heldBytes() > 0);
  }
}
