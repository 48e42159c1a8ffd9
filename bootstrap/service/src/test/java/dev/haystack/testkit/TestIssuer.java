package dev.haystack.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Whoever signs tokens, and a server of its keys on loopback. */
public final class TestIssuer implements AutoCloseable {

  private static final String NAME = "https://issuer.example";
  private static final String AUDIENCE = "haystack";

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile TestKey key = TestKey.named("first");
  private volatile boolean isUp = true;
  private volatile List<JsonObject> others = List.of();

  public TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/keys", this::handle);
    server.start();
  }

  /** Where its keys are. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** Settings of a service that takes its tokens. */
  public Map<String, String> settings() {
    return settings(url());
  }

  /** The same with keys from elsewhere. */
  public static Map<String, String> settings(String keys) {
    return Map.of(
        "AUTH_MODE", "jwt", "JWT_JWKS", keys, "JWT_ISSUER", NAME, "JWT_AUDIENCE", AUDIENCE);
  }

  /** What a good token of that user says: good for two days, with one profile. */
  public static JsonObject claims(String subject) {
    return JsonObject.builder()
        .put("iss", NAME)
        .put("aud", AUDIENCE)
        .put("sub", subject)
        .put("profileId", profile(subject))
        .put("exp", Instant.now().plus(Duration.ofDays(2)).getEpochSecond())
        .build();
  }

  /** The profile that a user's tokens cover. */
  public static String profile(String subject) {
    return "p-" + subject;
  }

  /** A good token of that user. */
  public String token(String subject) {
    return key.sign(claims(subject));
  }

  /** A token of that user that is good but for its age. */
  public String expired(String subject) {
    long end = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
    return key.sign(claims(subject).with("exp", dev.haystack.domain.json.Json.of(end)));
  }

  public TestKey key() {
    return key;
  }

  /** Another key takes the place of the first. */
  public void rotate() {
    key = TestKey.named("second");
  }

  /** Shows these beside its key from now on. */
  public void show(JsonObject... more) {
    others = List.of(more);
  }

  /** Its keys cannot be had any more, or again. */
  public void serve(boolean up) {
    isUp = up;
  }

  /** How often somebody asked for its keys. */
  public int fetches() {
    return fetches.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      fetches.incrementAndGet();
      List<JsonObject> keys = Stream.concat(Stream.of(key.jwk()), others.stream()).toList();
      byte[] body = JsonObject.EMPTY.with("keys", JsonArray.of(keys)).text().getBytes(UTF_8);
      exchange.sendResponseHeaders(isUp ? 200 : 500, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
