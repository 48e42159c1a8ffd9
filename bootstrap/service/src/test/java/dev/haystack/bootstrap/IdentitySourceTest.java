package dev.haystack.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitySourceTest {

  private static final String SECRET = "a secret of more than thirty-two bytes";

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
  @Tag("SE-1")
  void aSignedTokenIsTakenAndAChangedOneIsNot() throws Exception {
    String token =
        signed(
            "{\"iss\":\"https://issuer.example\",\"aud\":\"haystack\",\"sub\":\"ann\",\"exp\":"
                + Clock.systemUTC().instant().plusSeconds(600).getEpochSecond()
                + "}");
    var environment =
        Map.of(
            "PORT", "0",
            "AUTH_MODE", "jwt",
            "JWT_SECRET", SECRET,
            "JWT_ISSUER", "https://issuer.example",
            "JWT_AUDIENCE", "haystack");
    try (var service =
        Wiring.start(Settings.read(new SettingsReader(environment)), Clock.systemUTC())) {
      assertEquals(200, status(service, "/health/ready", ""));
      assertEquals(200, status(service, "/personas", token));
      assertEquals(401, status(service, "/personas", token + "A"));
      assertEquals(401, status(service, "/personas", ""));
    }
  }

  private static String signed(String claims) throws GeneralSecurityException {
    String signed =
        base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
