package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.LoopbackCollector;
import dev.haystack.testkit.ServiceProgram;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder = Path.of("");

  @Test
  @Tag("OP-14")
  void withoutACollectorNoClassOfTheLibraryIsLoaded() throws IOException, InterruptedException {
    Path loaded = folder.resolve("loaded");
    List<String> options = List.of("-Xlog:class+load:file=" + loaded);
    try (var service = ServiceProgram.start(folder, List.of(), options)) {
      assertEquals(200, ask(service));

      List<String> classes = Files.readAllLines(loaded);
      assertTrue(classes.stream().anyMatch(line -> line.contains("port.tracing.Untraced ")));
      assertEquals(
          List.of(), classes.stream().filter(line -> line.contains("opentelemetry")).toList());
    }
  }

  @Test
  @Tag("OP-15")
  void aCollectorThatDoesNotAnswerMakesNoTurnWait() throws IOException, InterruptedException {
    try (var collector = LoopbackCollector.silent();
        var service = ServiceProgram.start(folder, List.of(), List.of(), collector.settings())) {
      for (int i = 0; i < 3; i++) {
        assertEquals(200, ask(service));
      }
      assertEquals(List.of(), collector.spans());
    }
  }

  private static int ask(ServiceProgram service) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.uri("/chat"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + ServiceProgram.token("anna"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Find all clients\"}"))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
