package dev.haystack.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.port.journal.JournalEntry;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.testkit.ChatClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A model, a practice and a sink behind one server that treats its connections as servers do. */
class TransportScenariosTest extends Scenario {

  private static final int USERS = 10;
  private static final String ANSWER = "Nobody of that name.";
  private static final Logger RETRIES = Logger.getLogger("dev.haystack.outbound.model.Waits");

  private final AtomicInteger failedAttempts = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger lookUps = new AtomicInteger();
  private final Set<String> violations = new ConcurrentSkipListSet<>();
  private final Handler counting = new Counting();

  @BeforeEach
  void countRetries() {
    RETRIES.setLevel(Level.FINE);
    RETRIES.addHandler(counting);
  }

  @AfterEach
  void countNoMore() {
    RETRIES.removeHandler(counting);
    RETRIES.setLevel(null);
  }

  @Test
  @Tag("FP-3")
  void noMessageFailsAtAServerThatClosesEveryConnectionBehindItsAnswer() throws Exception {
    try (var server = new ScriptedServer(this::answerOnce)) {
      serveBy(server);

      assertAnswered(12);

      assertEquals(120, lookUps.get());
      assertEquals(0, failedAttempts.get());
    }
  }

  @Test
  @Tag("FP-3")
  void noMessageFailsAcrossARestartOfTheServer() throws Exception {
    try (var server = new ScriptedServer(this::answerAlways)) {
      serveBy(server);
      assertAnswered(2);

      server.restart();

      assertAnswered(2);
      assertEquals(40, lookUps.get());
      assertEquals(0, failedAttempts.get());
    }
  }

  @Test
  @Tag("FP-3")
  void noViolationIsReportedInVainToSuchAServer() throws Exception {
    try (var server = new ScriptedServer(this::answerOnce)) {
      serveBy(server);
      for (int i = 0; i < 20; i++) {
        var _ =
            service()
                .post(
                    "/generate-document-from-template",
                    ViolationScenariosTest.BODY,
                    "Authorization",
                    "Bearer " + token("adams"));
      }

      Eventually.holds(() -> violations.size() == 20);

      awaitNumber("haystack_violations_delivered_total 20.0");
      awaitNumber("haystack_violations_failed_attempts_total 0.0");
    }
  }

  @Test
  @Tag("FP-12")
  void interimAnswersBareStatusLinesAndUnaskedCompressionAreUnderstood() throws Exception {
    try (var server = new ScriptedServer(this::answerOddly)) {
      serveBy(server);

      assertAnswered(1);
      var _ =
          service()
              .post(
                  "/generate-document-from-template",
                  ViolationScenariosTest.BODY,
                  "Authorization",
                  "Bearer " + token("adams"));

      awaitNumber("haystack_violations_delivered_total 1.0");
      awaitNumber("haystack_violations_failed_attempts_total 0.0");
      assertEquals(USERS, lookUps.get());
      assertEquals(0, failedAttempts.get());
    }
  }

  private void serveBy(ScriptedServer server) {
    restartWith(
        Map.of(
            "OPENAI_BASE_URL", server.uri("/v1").toString(),
            "NESTJS_API_URL", server.uri("").toString()));
  }

  /** So many messages of each of the users at once; each looks somebody up and is answered. */
  private void assertAnswered(int messagesEach) throws InterruptedException, ExecutionException {
    try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        ChatClient client = connect("session-" + user);
        String asking = token("user-" + user);
        answers.add(
            users.submit(
                () -> {
                  List<String> texts = new ArrayList<>();
                  for (int i = 0; i < messagesEach; i++) {
                    client.send(chat("Find John", asking));
                    List<JsonObject> turn = client.turn();
                    assertEquals(List.of(), ofType(turn, "error"));
                    texts.add(ChatClient.text(turn));
                  }
                  client.close();
                  return texts;
                }));
      }
      for (Future<List<String>> texts : answers) {
        assertEquals(java.util.Collections.nCopies(messagesEach, ANSWER), texts.get());
      }
    }
  }

  /** Half of the connections close at once, half only under the next request. */
  private void answerOnce(Peer peer) throws IOException {
    answer(peer, peer.request());
    if (connections.incrementAndGet() % 2 == 0) {
      var _ = peer.request();
    }
  }

  private void answerAlways(Peer peer) throws IOException {
    while (true) {
      answer(peer, peer.request());
    }
  }

  private void answer(Peer peer, Peer.Request request) throws IOException {
    peer.answer(200, "", body(request));
  }

  private void answerOddly(Peer peer) throws IOException {
    while (true) {
      Peer.Request request = peer.request();
      assertTrue(request.head().contains("Accept-Encoding: identity\r\n"));
      byte[] packed = packed(body(request));
      peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102\r\n\r\n")
          .send("HTTP/1.1 200\r\nContent-Encoding: gzip\r\n")
          .send("Content-Length: " + packed.length + "\r\n\r\n")
          .send(packed);
    }
  }

  private String body(Peer.Request request) {
    if (request.target().startsWith("/api/v1/admin/policy-violations")) {
      violations.add(request.head().replaceAll("(?s).*Idempotency-Key: ([^\r]*).*", "$1"));
      return "{}";
    }
    if (!request.target().startsWith("/v1/chat/completions")) {
      lookUps.incrementAndGet();
      return "[]";
    }
    List<JsonObject> messages =
        json(request.body()).array("messages").orElseThrow().objects().toList();
    boolean told = messages.getLast().string("role").orElse("").equals("tool");
    return told
        ? stream("{\"content\":\"" + ANSWER + "\"}", "stop")
        : stream(
            "{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"function\":{"
                + "\"name\":\"search_clients\",\"arguments\":\"{\\\"query\\\":\\\"John\\\"}\"}}]}",
            "tool_calls");
  }

  private static String stream(String delta, String reason) {
    String choice = "data: {\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n";
    return choice.formatted(delta, "null")
        + choice.formatted("{}", "\"" + reason + "\"")
        + "data: [DONE]\n\n";
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private void awaitNumber(String line) {
    Eventually.holds(() -> service().get("/metrics").body().contains("\n" + line + "\n"));
  }

  /** Counts what the model's adapter says of attempts that failed. */
  private final class Counting extends Handler {

    @Override
    public void publish(LogRecord record) {
      JournalEntry.in(record.getParameters())
          .filter(said -> said.event() == JournalEvent.RETRY)
          .ifPresent(_ -> failedAttempts.incrementAndGet());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
