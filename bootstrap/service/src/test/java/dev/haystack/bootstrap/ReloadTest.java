package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.ServiceProgram;
import dev.haystack.testkit.TrailFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings that change under turns that run, from a file that is right and from one that is not.
 */
@Tag("OP-9")
class ReloadTest {

  private static final Logger OURS = Logger.getLogger("dev.haystack");
  private static final int TURNS = 6;
  private static final String ANSWER =
      "data:"
          + " {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}\n\n"
          + "data: [DONE]\n\n";

  private final @Nullable Level before = OURS.getLevel();
  private final SettingsEar ear = new SettingsEar();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private final HttpServer model;
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder = Path.of("");

  ReloadTest() throws IOException {
    model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    model.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    model.createContext(
        "/",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
          try {
            open.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
  }

  @BeforeEach
  void listen() {
    OURS.addHandler(ear);
    model.start();
  }

  @AfterEach
  void stop() {
    OURS.removeHandler(ear);
    OURS.setLevel(before);
    model.stop(0);
  }

  @Test
  void aGoodFileIsTakenWholeAndABadOneNotAtAllWhileTurnsRun() throws Exception {
    write("key", "sk-old");
    write("metrics", "prometheus-old");
    var environment = Map.of("HAYSTACK_CONFIG", write("haystack.yaml", config("")));
    try (var started = ReloadingService.start(environment)) {
      Wiring service = started.wiring();
      Reload reload = started.reload();
      List<CompletableFuture<Integer>> turns =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> chat(service)))
              .limit(TURNS)
              .toList();
      Eventually.holds(() -> keys.size() == TURNS);

      write("key", "sk-new");
      write("metrics", "prometheus-new");
      var _ = write("haystack.yaml", config("PORT: many\nTURN_SECONDS: 0\n"));
      reload.now();
      assertEquals(
          List.of(
              "reload_refused PORT: \"many\" is not a whole number from 0 to 65535",
              "reload_refused TURN_SECONDS: \"0\" is not a number of seconds above 0, at most"
                  + " 1000000, such as 20 or 0.5"),
          ear.events());
      assertEquals(403, page(service, "https://two.example"));
      assertEquals(200, metrics(service, "prometheus-old"));

      var _ =
          write(
              "haystack.yaml",
              config("BACKLOG: 7\nALLOWED_ORIGINS: [https://two.example]\nLOG_LEVEL: debug\n"));
      reload.now();
      assertEquals(List.of("restart_needed BACKLOG", "reloaded 4"), ear.events());
      assertEquals(Level.FINE, OURS.getLevel());
      assertEquals(200, page(service, "https://two.example"));
      assertEquals(401, metrics(service, "prometheus-old"));
      assertEquals(200, metrics(service, "prometheus-new"));

      open.countDown();
      for (var turn : turns) {
        assertEquals(200, turn.join());
      }
      assertEquals(200, chat(service));
      assertEquals("Bearer sk-old", keys.getFirst());
      assertEquals("Bearer sk-new", keys.getLast());
    }
  }

  @Test
  void limitsCountFromTheNextRequestOn() throws Exception {
    open.countDown();
    write("key", "sk");
    write("metrics", "token");
    var environment = Map.of("HAYSTACK_CONFIG", write("haystack.yaml", config("")));
    try (var started = ReloadingService.start(environment)) {
      Wiring service = started.wiring();
      Reload reload = started.reload();
      var _ = write("haystack.yaml", config("MAX_REQUESTS_PER_USER: 3\nTURN_SECONDS: 9\n"));
      reload.now();
      assertEquals(3, service.inForce().get().turns().inFlightPerUserMax());
      assertEquals(9, service.inForce().get().turns().turnMax().toSeconds());

      var _ = write("haystack.yaml", config("REQUESTS_PER_USER_MINUTE: 1\n"));
      reload.now();
      assertEquals(200, chat(service));
      assertEquals(429, chat(service));

      var _ = write("haystack.yaml", config("REQUESTS_PER_USER_MINUTE: 1000\n"));
      reload.now();
      // its share of a minute that has just gone is waited for
      Eventually.holds(() -> chat(service) == 200);
    }
  }

  @Test
  void aFileIsReadAgainWhenItHasChangedAndWhatIsWrongIsSaidOnce() throws Exception {
    write("key", "sk");
    write("metrics", "token");
    var environment = Map.of("HAYSTACK_CONFIG", write("haystack.yaml", config("")));
    try (var started = ReloadingService.start(environment)) {
      Wiring service = started.wiring();
      Reload reload = started.reload();
      reload.lookNow();
      assertEquals(List.of(), ear.events());

      write("key", "sk-2");
      reload.lookNow();
      reload.lookNow();
      assertEquals(List.of("reloaded 1"), ear.events());

      write("key", "with blanks");
      reload.lookNow();
      reload.lookNow();
      assertEquals(
          List.of("reload_refused OPENAI_API_KEY: holds blanks or characters that no key has"),
          ear.events());

      // a secret can be exchanged; that there is none any more changes what the service is
      write("key", "sk-2");
      var gone = config("").replaceAll("METRICS_TOKEN_FILE: .*\n", "");
      var _ = write("haystack.yaml", gone);
      reload.lookNow();
      assertEquals(List.of("restart_needed METRICS_TOKEN", "reloaded 0"), ear.events());
      assertEquals(401, metrics(service, "other"));
      assertEquals(200, metrics(service, "token"));
    }
  }

  @Test
  void theTrailNamesEachSecretThatWasExchangedAndSaysNoneOfThem() throws Exception {
    write("key", "sk-before");
    write("metrics", "token-before");
    try (var trails = new TrailFiles()) {
      var environment =
          trails.with("audit", Map.of("HAYSTACK_CONFIG", write("haystack.yaml", config(""))));
      try (var started = ReloadingService.start(environment)) {
        Reload reload = started.reload();
        write("key", "sk-after");
        write("metrics", "token-after");
        var _ = write("haystack.yaml", config("TURN_SECONDS: 9\n"));
        reload.now();
        reload.now();
      }

      assertEquals(
          List.of(
              "service.start ",
              "config.secret_rotated METRICS_TOKEN",
              "config.secret_rotated OPENAI_API_KEY",
              "service.stop "),
          trails.told("audit"));
      String text = trails.text("audit");
      assertFalse(text.contains("sk-") || text.contains("token-"), text);
    }
  }

  @Test
  void theSignalOfATerminalThatHangsUpIsHeardAndEndsNothing() throws Exception {
    String config = write("haystack.yaml", "LOG_LEVEL: info\n");
    try (var program =
        ServiceProgram.start(
            folder, List.of(), List.of(), Map.of("HAYSTACK_CONFIG", config, "CONSOLE", "off"))) {
      var _ = write("haystack.yaml", "LOG_LEVEL: debug\n");
      assertEquals(
          0, new ProcessBuilder("kill", "-HUP", Long.toString(program.pid())).start().waitFor());

      Eventually.holds(() -> program.said().contains("reloaded"));
      assertTrue(program.isAlive());
    }
  }

  @Test
  void whatMayChangeIsASetting() {
    assertTrue(KnownSettings.names().containsAll(ReloadableSettings.NAMES));
  }

  private String config(String more) {
    return """
    PORT: 0
    OPENAI_BASE_URL: http://127.0.0.1:MODEL/v1
    OPENAI_API_KEY_FILE: FOLDER/key
    METRICS_TOKEN_FILE: FOLDER/metrics
    """
            .replace("MODEL", Integer.toString(model.getAddress().getPort()))
            .replace("FOLDER", folder.toString())
            .replace(more.startsWith("PORT") ? "PORT: 0\n" : "\r", "")
        + more;
  }

  /** The path of a file that only its owner may read, with that in it. */
  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private int chat(Wiring service) {
    return status(
        request(service, "/chat")
            .header("Authorization", "Bearer " + ServiceProgram.token("ann"))
            .POST(BodyPublishers.ofString("{\"message\":\"hi\"}")));
  }

  private int page(Wiring service, String origin) {
    return status(request(service, "/openapi.yaml").header("Origin", origin));
  }

  private int metrics(Wiring service, String token) {
    return status(request(service, "/metrics").header("Authorization", "Bearer " + token));
  }

  private static HttpRequest.Builder request(Wiring service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
  }

  private int status(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
