package dev.haystack.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a service answers to anybody about itself. */
record ToldOutside(URI service) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Map<String, String> PATHS =
      Map.of(
          "info.json", "/info",
          "health-live.json", "/health/live",
          "health-ready.json", "/health/ready",
          "metrics.txt", "/metrics");

  /** Each answer, whatever its status; where there is none a file says why. */
  Map<String, byte[]> ask() throws InterruptedException {
    var parts = new TreeMap<String, byte[]>();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (var path : PATHS.entrySet()) {
        try {
          var question =
              HttpRequest.newBuilder(service.resolve(path.getValue())).timeout(PATIENCE).build();
          parts.put(path.getKey(), client.send(question, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
          parts.put(path.getKey() + ".failed", e.getClass().getName().getBytes(UTF_8));
        }
      }
    }
    return parts;
  }
}
