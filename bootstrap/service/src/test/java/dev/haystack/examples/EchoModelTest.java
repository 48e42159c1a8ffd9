package dev.haystack.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A vendor in one class, from {@code docs/examples}, built from the artifacts alone. */
@Tag("SW-1")
@TestInstance(Lifecycle.PER_CLASS)
class EchoModelTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path TARGET = Path.of("target/examples").toAbsolutePath();

  private final Path project = TARGET.resolve("echo-model");
  private final ForeignService service;

  EchoModelTest() throws Exception {
    assumeTrue(
        System.getProperty("outer.maven") != null, "it needs what the phase verify packages");
    Path repository = HouseRepository.install(ROOT, TARGET.resolve("repository"));
    ForeignBuild.copyOf(ROOT.resolve("docs/examples/echo-model"), project)
        .run(repository, "package");
    service =
        ForeignService.start(project.resolve("target/echo.jar"), Map.of("CHAT_MODEL", "echo"));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void itsOwnBuildHasPassedTheContractAndTheRules() throws Exception {
    for (String test : List.of("EchoChatModelTest", "RulesTest")) {
      String report =
          Files.readString(
              project.resolve("target/surefire-reports/TEST-org.example.echo." + test + ".xml"));
      assertTrue(report.contains("<testcase "), report);
    }
  }

  @Test
  void itAnswersOverASocketWordByWord() {
    try (var client =
        ChatClient.connect(URI.create("ws://127.0.0.1:" + service.port() + "/ws/s"))) {
      List<String> words =
          client.ask("Good morning John").stream()
              .filter(frame -> frame.string("type").orElse("").equals("text_chunk"))
              .map(frame -> frame.string("content").orElse(""))
              .toList();

      assertEquals("Good morning John", String.join("", words));
      assertTrue(words.size() > 1, "it came in one piece");
    }
  }

  @Test
  void itAnswersOverHttpAndCallsTools() throws Exception {
    JsonObject answer = chat("search_clients");

    assertEquals("search_clients", answer.string("content").orElse(""));
    assertTrue(answer.text().contains("\"name\":\"search_clients\""), answer.text());
  }

  @Test
  void theStartAndHealthNameIt() throws Exception {
    assertTrue(service.said().contains("model:    echo"), service.said());
    assertTrue(send(HttpRequest.newBuilder(uri("/health"))).contains(": echo\""), service.said());
  }

  private JsonObject chat(String words) throws Exception {
    String question = JsonObject.builder().put("message", words).build().text();
    return (JsonObject)
        Json.parse(
            send(
                HttpRequest.newBuilder(uri("/chat"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(question))));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }
}
