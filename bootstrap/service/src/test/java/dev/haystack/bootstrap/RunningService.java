package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.haystack.contract.HttpContract;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.prometheus.Declared;
import dev.haystack.report.SuiteMetrics;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole service in this process, on a free port, over a scripted model and practice. */
public final class RunningService implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration WAIT = Duration.ofSeconds(15);

  private final PassingClock clock;
  private final Wiring wiring;

  private RunningService(PassingClock clock, Wiring wiring) {
    this.clock = clock;
    this.wiring = wiring;
  }

  /** Starts it with the default settings but for the given ones. */
  public static RunningService start(
      LoopbackModel model, LoopbackPractice practice, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("PORT", "0");
    all.putAll(model.settings());
    all.put("NESTJS_API_URL", practice.url());
    all.put("SHUTDOWN_SECONDS", "1");
    all.put("CONSOLE", "off");
    // a starved machine must not look like an outage
    all.put("REDIS_TIMEOUT_MILLIS", "1000");
    all.putAll(settings);
    var clock = new PassingClock();
    return new RunningService(clock, Wiring.start(Settings.read(new SettingsReader(all)), clock));
  }

  /** The address of a session's socket. */
  public URI socket(String session) {
    return URI.create("ws://127.0.0.1:" + wiring.port() + "/ws/" + session);
  }

  /** All that can be asked over HTTP, each as its method and path. */
  public List<String> routes() {
    return wiring.routes();
  }

  /** A GET that must succeed. */
  public JsonObject getOk(String path, String... headersAndValues) {
    HttpResponse<String> response = get(path, headersAndValues);
    assertEquals(200, response.statusCode(), response.body());
    return (JsonObject) Json.parse(response.body());
  }

  public HttpResponse<String> get(String path, String... headersAndValues) {
    return send(request(path, headersAndValues).GET());
  }

  public HttpResponse<String> delete(String path, String... headersAndValues) {
    return send(request(path, headersAndValues).DELETE());
  }

  /** A POST, however it is answered. */
  public HttpResponse<String> tryPost(String path, String body, String... headersAndValues) {
    return send(request(path, headersAndValues).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A POST that must succeed. */
  public JsonObject post(String path, String body, String... headersAndValues) {
    HttpResponse<String> response = tryPost(path, body, headersAndValues);
    assertTrue(response.statusCode() / 100 == 2, response.body());
    return (JsonObject) Json.parse(response.body());
  }

  private HttpRequest.Builder request(String path, String... headersAndValues) {
    var builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wiring.port() + path))
            .timeout(WAIT)
            .header("Content-Type", "application/json");
    return headersAndValues.length == 0 ? builder : builder.headers(headersAndValues);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpRequest asked = request.build();
      boolean isEndless = asked.uri().getPath().endsWith("/events");
      var response = HTTP.send(asked, FirstEvents.orAll(isEndless));
      HttpContract.check(response);
      return response;
    } catch (IOException e) {
      return fail("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted", e);
    }
  }

  public int openConnections() {
    return wiring.sockets().openCount();
  }

  public void awaitOpenConnections(int count) {
    Eventually.holds(() -> openConnections() == count);
  }

  public void awaitNoTurns() {
    Eventually.holds(() -> wiring.turns().count() == 0);
  }

  /** How many sessions are held after a sweep. */
  public int heldSessions() {
    wiring.stores().sweep();
    return wiring.stores().local().sessions().size();
  }

  /** Lets time pass, as far as the service's clock tells. */
  public void pass(Duration time) {
    clock.pass(time);
  }

  /** The metrics that it has. */
  public List<Declared> metrics() {
    return wiring.metrics().page().declared();
  }

  /** The page of metrics. */
  String metricsText() {
    return wiring.metrics().page().text();
  }

  /** Has its clients go elsewhere, for as long as is set. */
  public void drain() {
    wiring.drain();
  }

  @Override
  public void close() {
    SuiteMetrics.note(metricsText());
    wiring.close();
  }
}
