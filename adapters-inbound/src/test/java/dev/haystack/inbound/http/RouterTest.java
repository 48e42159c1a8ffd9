package dev.haystack.inbound.http;

import static dev.haystack.inbound.http.RunningService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.health.HealthStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final RunningService service = new RunningService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  @Tag("FC-2")
  void aProblemHasEveryField() {
    var response =
        service.send(service.request("/nowhere").header("X-Request-Id", "asked-1").GET());

    assertEquals(404, response.statusCode());
    assertProblem(response);
    assertEquals(
        "{\"type\":\"urn:haystack:problem:not_found\",\"title\":\"Not"
            + " found\",\"status\":404,\"detail\":\"There is nothing at this"
            + " path.\",\"instance\":\"/nowhere\","
            + "\"code\":\"not_found\",\"retryable\":false,\"errors\":[],\"request_id\":\"asked-1\"}",
        response.body());
  }

  @Test
  @Tag("FC-2")
  void anotherMethodIsToldWhichThereAre() {
    var response = service.send(service.request("/sessions/x").PUT(BodyPublishers.noBody()));

    assertEquals(405, response.statusCode());
    assertProblem(response);
    assertEquals("method_not_allowed", json(response).string("code").orElseThrow());
    assertEquals("GET, HEAD, DELETE", response.headers().firstValue("Allow").orElseThrow());
  }

  @Test
  @Tag("FC-5")
  void halfAnEmojiInABodyIsTakenForAnUnreadableCharacter() {
    assertEquals(201, service.post("/sessions", "{\"context\":{\"a\":\"\\ud83d\"}}").statusCode());
  }

  @Test
  @Tag("SE-6")
  void aBodyThatCannotBeReadIsRefused() {
    for (String body : List.of("{", "[]", "\"x\"", "{\"a\":1,\"a\":2}", "{} {}", "[".repeat(40))) {
      var response = service.post("/sessions", body);
      assertEquals(400, response.statusCode(), body);
      assertProblem(response);
    }
    var notText =
        service.send(
            service.request("/sessions").POST(BodyPublishers.ofByteArray(new byte[] {'"', -1})));
    assertEquals(400, notText.statusCode());
  }

  @Test
  @Tag("SE-6")
  void aBodyOfTooManyValuesIsRefusedAsSuch() {
    var response = service.post("/sessions", "{\"a\":[" + "[],".repeat(200_000) + "[]]}");

    assertEquals(422, response.statusCode());
    assertProblem(response);
    assertTrue(response.body().contains("more than 200000 values"), response.body());
  }

  @Test
  @Tag("SE-6")
  void aBodyOverTheLimitIsRefusedAnnouncedOrNot() {
    byte[] large = new byte[(8 << 20) + 1];

    var announced =
        service.send(
            service.request("/chat").expectContinue(true).POST(BodyPublishers.ofByteArray(large)));
    var chunked =
        service.send(
            service
                .request("/chat")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

    for (var response : List.of(announced, chunked)) {
      assertEquals(413, response.statusCode());
      assertProblem(response);
      assertEquals("message_too_large", json(response).string("code").orElseThrow());
    }
    assertEquals(200, service.get("/health").statusCode());
  }

  @Test
  void thePersonasAreListedWithTheirTools() {
    var personas = json(service.get("/personas")).array("personas").orElseThrow();

    assertEquals(3, personas.size());
    var first = personas.objects().findFirst().orElseThrow();
    assertEquals("web_assistant", first.string("type").orElseThrow());
    assertTrue(first.array("tools").orElseThrow().strings().anyMatch("search_clients"::equals));
  }

  @Test
  void readinessTellsUpDegradedAndDownApart() {
    service.health = HealthStatus.DEGRADED;
    var degraded = service.get("/health/ready");
    service.health = HealthStatus.DOWN;
    var down = service.get("/health/ready");

    assertEquals(200, degraded.statusCode());
    assertEquals("degraded", json(degraded).string("status").orElseThrow());
    assertEquals(503, down.statusCode());
    assertTrue(
        down.body()
            .startsWith(
                "{\"status\":\"down\",\"node\":\"node-1\",\"version\":\"1.2.3\",\"draining\":false,"
                    + "\"dependencies\":[{\"name\":\"model\",\"status\":\"down\",\"detail\":\"fake\","
                    + "\"since\":\""),
        down.body());
    assertEquals(200, service.get("/health/live").statusCode());
  }

  @Test
  @Tag("SE-9")
  @Tag("FC-3")
  void aPageOfAnotherOriginIsRefused() {
    var response =
        service.send(service.request("/health").header("Origin", "https://evil.example"));

    assertEquals(403, response.statusCode());
    assertProblem(response);
    assertEquals(
        "Pages of https://evil.example may not use this service. The setting ALLOWED_ORIGINS would"
            + " allow them.",
        json(response).string("detail").orElseThrow());
    assertTrue(response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  @Test
  @Tag("FC-3")
  void aListedOriginIsLetInAndTold() {
    var preflight =
        service.send(
            service
                .request("/chat")
                .header("Origin", RunningService.PARTNER)
                .header("Access-Control-Request-Method", "POST")
                .header(
                    "Access-Control-Request-Headers",
                    "authorization, Traceparent,x-forwarded-for, sentry-trace,x-b3-traceid")
                .method("OPTIONS", BodyPublishers.noBody()));
    var request = service.send(service.request("/health").header("Origin", RunningService.PARTNER));

    assertEquals(204, preflight.statusCode());
    assertEquals(
        "Authorization, Content-Type, Idempotency-Key, ProfileID, traceparent, sentry-trace,"
            + " x-b3-traceid",
        preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow());
    assertEquals(
        RunningService.PARTNER,
        request.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
  }

  @Test
  @Tag("FC-3")
  void aListedPageCanReadWhatTheServerRefuses() throws java.io.IOException {
    String answer =
        RawClient.exchange(
            service.port(),
            "POST /chat HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                + RunningService.PARTNER
                + "\r\nContent-Length: 99999999\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.contains("Access-Control-Allow-Origin: " + RunningService.PARTNER), answer);
  }

  @Test
  void theServicesOwnPageIsLetIn() {
    var origin = "http://127.0.0.1:" + service.port();

    assertEquals(
        200, service.send(service.request("/health").header("Origin", origin)).statusCode());
  }

  private static void assertProblem(HttpResponse<String> response) {
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    var problem = json(response);
    for (String field :
        List.of("type", "title", "status", "detail", "instance", "code", "retryable", "errors")) {
      assertTrue(problem.has(field), field);
    }
    assertEquals(response.statusCode(), problem.integer("status").orElseThrow());
    assertFalse(response.body().contains("xception"), response.body());
  }
}
