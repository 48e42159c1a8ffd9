package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ServiceProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One user sends as much as a service of little memory may be sent: it lives, and nobody else
 * notices. {@code -Dheavy.rounds=20} has it go on for longer, {@code -Dheavy.heaps=256m,512m} with
 * more memory too.
 */
@Tag("SE-11")
class HeavyUserTest {

  private static final int ROUNDS = Integer.getInteger("heavy.rounds", 1);
  private static final int CONNECTIONS = 4;
  private static final int SESSIONS = 100;

  // a value of four characters that takes over a hundred bytes of heap
  private static final String VALUE = "[0],";

  @TempDir private Path folder;
  private final LoopbackModel model = new LoopbackModel();

  static Stream<String> heaps() {
    return Stream.of(System.getProperty("heavy.heaps", "256m").split(",", -1))
        .map(heap -> "-Xmx" + heap);
  }

  @ParameterizedTest
  @MethodSource("heaps")
  void sessionsFullOfValues(String heap) throws Exception {
    String body = "{\"context\":{\"x\":[" + VALUE.repeat(16_000) + "0]}}";
    try (var service = start(heap)) {
      var neighbour = new Neighbour(service);
      Map<Integer, Integer> statuses = new TreeMap<>();

      neighbour.during(
          () -> {
            for (int status : inTurns(() -> opened(service, body, SESSIONS * ROUNDS))) {
              statuses.merge(status, 1, Integer::sum);
            }
            return statuses;
          });

      System.out.println(heap + ", sessions: " + statuses + "; " + neighbour.said());
      assertEquals(List.of(201, 429), List.copyOf(statuses.keySet()));
    }
  }

  @ParameterizedTest
  @MethodSource("heaps")
  void pagesFullOfValues(String heap) throws Exception {
    String state =
        "{\"type\":\"full_state_update\",\"state\":{\"x\":[" + VALUE.repeat(40_000) + "0]}}";
    try (var service = start(heap)) {
      var neighbour = new Neighbour(service);
      List<Boolean> kept = new ArrayList<>();

      neighbour.during(() -> kept.addAll(pages(service, state)));

      long accepted = kept.stream().filter(isKept -> isKept).count();
      System.out.println(
          heap + ", pages: " + accepted + " of " + kept.size() + " kept; " + neighbour.said());
      assertTrue(accepted >= 1 && accepted < SESSIONS / 2, () -> accepted + " kept");
    }
  }

  private ServiceProgram start(String heap) throws IOException {
    model.always(_ -> ModelScript.says("ok"));
    return ServiceProgram.start(
        folder,
        List.of(),
        List.of(heap),
        Map.of("CHAT_MODEL", "openai", "OPENAI_API_KEY", "k", "OPENAI_BASE_URL", model.baseUrl()));
  }

  @AfterEach
  void close() {
    model.close();
  }

  /** The same over several connections at once. */
  private static List<Integer> inTurns(Callable<List<Integer>> requests) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<List<Integer>>> all =
          Stream.generate(() -> threads.submit(requests)).limit(CONNECTIONS).toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<List<Integer>> one : all) {
        statuses.addAll(one.get());
      }
      return statuses;
    }
  }

  private static List<Integer> opened(ServiceProgram service, String body, int times)
      throws IOException, InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        statuses.add(open(client, service, body).statusCode());
      }
    }
    return statuses;
  }

  /** Whether the state of each page was kept. */
  private static List<Boolean> pages(ServiceProgram service, String state) throws Exception {
    List<ChatClient> sockets = new ArrayList<>();
    List<Boolean> kept = new ArrayList<>();
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < SESSIONS; i++) {
        String session =
            ((JsonObject) Json.parse(open(client, service, "{}").body()))
                .string("session_id")
                .orElseThrow();
        sockets.add(
            ChatClient.connect(
                URI.create("ws://127.0.0.1:" + service.port() + "/ws/" + session),
                "Authorization",
                "Bearer " + ServiceProgram.token("ann")));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (ChatClient socket : sockets) {
          kept.add(socket.send(state).next("ui_state_ack").bool("success").orElseThrow());
        }
      }
    } finally {
      sockets.forEach(ChatClient::close);
    }
    return kept;
  }

  private static HttpResponse<String> open(HttpClient client, ServiceProgram service, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.uri("/sessions"))
            .header("Authorization", "Bearer " + ServiceProgram.token("ann"))
            .header("Content-Type", "application/json")
            .version(HttpClient.Version.HTTP_1_1)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
