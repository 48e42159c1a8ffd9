package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitySourceTest {

  @TempDir private Path folder;

  @Test
  @Tag("SE-14")
  void withoutKeysTheServiceLivesAndIsNotReadyAndCannotCheckTokens() throws Exception {
    try (var service = start(folder.resolve("no-keys.json").toString())) {
      assertEquals(200, status(service, "/health/live", ""));
      assertEquals(503, status(service, "/health/ready", ""));
      assertEquals(503, status(service, "/personas", "any"));
      assertEquals(401, status(service, "/personas", ""));
      assertEquals("AUTH_MODE=jwt, issuer https://issuer.example, keys: 0", service.callers());
    }
  }

  @Test
  void openModeSaysLoudlyThatNothingIsVerified() {
    try (var service =
        Wiring.start(Settings.read(new SettingsReader(Map.of("PORT", "0"))), Clock.systemUTC())) {
      assertTrue(service.callers().contains("every token is believed"));
    }
  }

  private static Wiring start(String keys) {
    var environment =
        Map.of(
            "PORT", "0",
            "AUTH_MODE", "jwt",
            "JWT_JWKS", keys,
            "JWT_ISSUER", "https://issuer.example",
            "JWT_AUDIENCE", "haystack");
    return Wiring.start(Settings.read(new SettingsReader(environment)), Clock.systemUTC());
  }

  private static int status(Wiring service, String path, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
