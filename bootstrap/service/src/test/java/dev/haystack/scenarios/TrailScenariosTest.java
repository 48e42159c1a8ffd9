package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.TestIssuer;
import dev.haystack.testkit.TrailFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who read and wrote what, of the whole service. */
@Tag("SE-16")
class TrailScenariosTest {

  private static final String CLIENT = "0d7c3f6e-6a5d-4b9a-9c39-3f1f1a1b7c11";

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final TestIssuer issuer = new TestIssuer();
  private final TrailFiles trails = new TrailFiles();
  private final List<RunningService> services = new ArrayList<>();

  private RunningService start(Map<String, String> more) {
    var settings = new HashMap<>(trails.with("deep/audit", issuer.settings()));
    settings.putAll(more);
    var service = RunningService.start(model, practice, settings);
    services.add(service);
    return service;
  }

  private String[] ann() {
    return new String[] {"Authorization", "Bearer " + issuer.token("ann")};
  }

  private ChatClient socket(RunningService service, String session) {
    return ChatClient.connect(service.socket(session), ann());
  }

  private String session(RunningService service) {
    return service.post("/sessions", "{}", ann()).string("session_id").orElseThrow();
  }

  @AfterEach
  void close() {
    services.forEach(RunningService::close);
    model.close();
    practice.close();
    issuer.close();
    trails.close();
  }

  @Test
  void whoDidWhatIsThereAndNothingThatAnybodySaid() {
    var service = start(Map.of());
    var _ =
        model.then(
            ModelScript.calls("get_conversations", "{\"client_id\":\"" + CLIENT + "\"}"),
            ModelScript.says("The canary answer."));
    String session = session(service);
    try (var client = socket(service, session)) {
      client.send("{\"type\":\"ui_state_update\",\"state\":{\"client_name\":\"canary page\"}}");
      client.ask("What of the canary question?");
    }
    var _ = service.getOk("/sessions/" + session + "/messages", ann());
    var _ = service.get("/sessions/" + session, "Authorization", "Bearer canary.token.x");
    service.close();
    services.clear();

    String text = trails.text("deep/audit");
    assertFalse(text.contains("canary"), text);
    assertFalse(text.contains(issuer.token("ann")), text);
    List<JsonObject> lines = trails.lines("deep/audit");
    assertEquals(
        List.of(
            "service.start allowed",
            "session.open allowed /sessions",
            "session.read allowed /ws/{session_id}",
            "session.write allowed ui_state_update",
            "session.write allowed chat_message",
            "tool.call allowed chat_message get_conversations",
            "session.read allowed /sessions/{id}/messages",
            "auth.refused denied /sessions/{id}",
            "service.stop allowed"),
        lines.stream().map(TrailScenariosTest::words).distinct().toList());
    JsonObject call =
        lines.stream()
            .filter(line -> line.string("event").orElseThrow().equals("tool.call"))
            .findFirst()
            .orElseThrow();
    assertEquals("ann", call.string("subject").orElseThrow());
    assertEquals(session, call.string("session_id").orElseThrow());
    assertEquals(CLIENT, call.string("client_ids").orElseThrow());
    assertEquals("127.0.0.1", call.string("address").orElseThrow());
    assertEquals(practice.requests().size(), count(lines, "tool.call"));
    JsonObject refused = lines.get(lines.size() - 2);
    assertEquals(
        "auth_rejected spelling",
        refused.string("code").orElseThrow() + " " + refused.string("reason").orElseThrow());
  }

  private static long count(List<JsonObject> lines, String event) {
    return lines.stream().filter(line -> line.string("event").orElseThrow().equals(event)).count();
  }

  private static String words(JsonObject line) {
    return String.join(
            " ",
            line.string("event").orElseThrow(),
            line.string("outcome").orElseThrow(),
            line.string("route").orElseThrow(),
            line.string("tool").orElseThrow())
        .strip();
  }

  @Test
  void whoBringsATokenToAnothersSocketIsNamed() {
    var service = start(Map.of());
    String session = session(service);
    try (var client = socket(service, session)) {
      client.next("connection_established");
      String ben = issuer.token("ben");
      client.send("{\"type\":\"auth_refresh\",\"auth_token\":\"" + ben + "\"}");
      assertEquals("auth_rejected", client.next("error").string("code").orElseThrow());
    }
    JsonObject refused = trails.lines("deep/audit").getLast();
    assertEquals("auth.refused denied /ws/{session_id}", words(refused));
    assertEquals("ben", refused.string("subject").orElseThrow());
    assertEquals("auth_rejected", refused.string("code").orElseThrow());
    assertEquals(session, refused.string("session_id").orElseThrow());
  }

  @Test
  void whileTheTrailCannotBeWrittenNothingIsReadOrWritten() throws IOException {
    var service = start(Map.of());
    model.always(_ -> ModelScript.says("Yes."));
    String session = session(service);
    Path deep = trails.folder().resolve("deep");
    try (var client = socket(service, session)) {
      client.next("connection_established");
      Path gone = Files.move(deep, trails.folder().resolve("gone"));

      assertAway(service.get("/sessions/" + session, ann()));
      assertAway(service.get("/sessions/" + session + "/messages", ann()));
      assertAway(service.delete("/sessions/" + session, ann()));
      assertAway(service.tryPost("/sessions", "{}", ann()));
      assertAway(
          service.tryPost(
              "/chat", "{\"message\":\"hi\",\"session_id\":\"" + session + "\"}", ann()));
      assertEquals(401, service.get("/sessions/" + session).statusCode());
      client.say("hi");
      assertEquals("overloaded", client.next("error").string("code").orElseThrow());
      assertEquals(1, service.heldSessions());
      assertTrue(service.get("/metrics").body().contains("haystack_audit_away 1.0"));
      assertTrue(service.get("/health").body().contains("\"degraded\""));

      Files.move(gone, deep);
      assertEquals("Yes.", ChatClient.text(client.ask("hi")));
    }
    JsonObject page = service.getOk("/sessions/" + session + "/messages", ann());
    assertEquals(2, page.array("messages").orElseThrow().size());
    assertTrue(service.get("/metrics").body().contains("haystack_audit_away 0.0"));
    assertFalse(trails.lines("deep/audit").isEmpty());
  }

  private static void assertAway(HttpResponse<String> answer) {
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"overloaded\""), answer.body());
    assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void withBestEffortAllGoesOnAndIsCounted() throws IOException {
    var service = start(Map.of("AUDIT_MODE", "best_effort"));
    String session = session(service);
    Files.move(trails.folder().resolve("deep"), trails.folder().resolve("gone"));

    assertEquals(200, service.get("/sessions/" + session, ann()).statusCode());
    assertTrue(service.get("/metrics").body().contains("haystack_audit_lost_total 1.0"));
    assertTrue(service.get("/metrics").body().contains("haystack_audit_away 1.0"));
  }
}
