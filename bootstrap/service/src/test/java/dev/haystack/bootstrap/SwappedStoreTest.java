package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.MapSharedStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two services over a shared store that is none of ours. */
@Tag("SW-3")
class SwappedStoreTest {

  private final MapSharedStore maps = new MapSharedStore(Clock.systemUTC());
  private final Haystack haystack =
      Haystack.standard().sharedStore("map", (_, _) -> _ -> maps.node());
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whatWasSaidAtOneServiceIsKnownAtTheOther() throws Exception {
    try (var one = start();
        var other = start()) {
      String said = "{\"message\":\"Hello from one\",\"session_id\":\"shared\"}";

      var _ = send(request(one, "/chat").POST(BodyPublishers.ofString(said)));

      Eventually.holds(() -> read(other).contains("Hello from one"));
    }
  }

  @Test
  void healthNamesTheStore() throws Exception {
    try (var one = start()) {
      String health = send(request(one, "/health"));

      assertTrue(health.contains("sessions in memory and a shared store"), health);
    }
  }

  private String read(Wiring service) {
    try {
      return send(request(service, "/sessions/shared/messages"));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  private Wiring start() {
    var reader = new SettingsReader(Map.of("PORT", "0", "SHARED_STORE_URL", "map://here"));
    return Wiring.start(Settings.read(reader, haystack), Clock.systemUTC());
  }

  private static HttpRequest.Builder request(Wiring service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .header("Content-Type", "application/json");
  }
}
