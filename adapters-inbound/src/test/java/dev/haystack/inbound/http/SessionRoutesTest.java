package dev.haystack.inbound.http;

import static dev.haystack.inbound.http.RunningService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.store.CurrentSession;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionRoutesTest {

  private final RunningService service = new RunningService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aNewSessionIsToldAndCanBeRead() {
    var response =
        service.post(
            "/sessions", "{\"persona_type\":\"jaimee_therapist\",\"context\":{\"plan\":[1,2]}}");

    assertEquals(201, response.statusCode());
    JsonObject opened = json(response);
    assertEquals("jaimee_therapist", opened.string("persona_type").orElseThrow());
    assertEquals("2026-03-02T09:00:00.123Z", opened.string("created_at").orElseThrow());
    JsonObject read = json(service.get("/sessions/" + opened.string("session_id").orElseThrow()));
    assertEquals(Json.parse("{\"plan\":[1,2]}"), read.get("context").orElseThrow());
    assertEquals(0, read.integer("message_count").orElseThrow());
    assertTrue(read.has("last_activity"));
  }

  @Test
  @Tag("SE-8")
  void idsOfNewSessionsAreRandom() {
    String first = service.open();

    assertEquals(4, UUID.fromString(first).version());
    assertNotEquals(first, service.open());
  }

  @Test
  void anUnknownPersonaAndAWrongContextAreBothNamed() {
    var response = service.post("/sessions", "{\"persona_type\":\"pirate\",\"context\":[]}");

    assertEquals(422, response.statusCode());
    var pointers =
        json(response)
            .array("errors")
            .orElseThrow()
            .objects()
            .map(fault -> fault.string("pointer").orElseThrow())
            .toList();
    assertEquals(java.util.List.of("/persona_type", "/context"), pointers);
  }

  @Test
  void messagesComeInPagesOldestFirst() {
    String session = service.open();
    for (int i = 1; i <= 5; i++) {
      assertTrue(
          CurrentSession.append(service.sessions, new SessionId(session), message(i)).isPresent());
    }

    JsonObject newest = json(service.get("/sessions/" + session + "/messages?limit=2"));
    JsonObject older = json(service.get("/sessions/" + session + "/messages?limit=3&before=m4"));

    assertEquals(java.util.List.of("m4", "m5"), ids(newest));
    assertEquals("m4", newest.string("next").orElseThrow());
    assertEquals(java.util.List.of("m1", "m2", "m3"), ids(older));
    assertTrue(older.get("next").isEmpty() && older.has("next"));
    JsonObject message = newest.array("messages").orElseThrow().objects().findFirst().orElseThrow();
    assertEquals("user", message.string("role").orElseThrow());
    assertEquals("complete", message.string("status").orElseThrow());
  }

  @Test
  void aPageStopsAtFourMebibytes() {
    String session = service.open();
    String words = "\u00e9\"".repeat((1 << 19) - 100);
    for (int i = 1; i <= 4; i++) {
      String content = i == 1 ? words.repeat(3) : words;
      var message =
          new UserMessage(new MessageId("m" + i), ClientMessageId.NONE, content, FakeSessions.WHEN);
      assertTrue(
          CurrentSession.append(service.sessions, new SessionId(session), message).isPresent());
    }

    JsonObject newest = json(service.get("/sessions/" + session + "/messages"));
    JsonObject older = json(service.get("/sessions/" + session + "/messages?before=m3"));
    JsonObject oldest = json(service.get("/sessions/" + session + "/messages?before=m2"));

    assertEquals(java.util.List.of("m3", "m4"), ids(newest));
    assertEquals("m3", newest.string("next").orElseThrow());
    assertEquals(java.util.List.of("m2"), ids(older));
    assertEquals("m2", older.string("next").orElseThrow());
    assertEquals(java.util.List.of("m1"), ids(oldest));
    assertTrue(oldest.has("next") && oldest.get("next").isEmpty());
  }

  @Test
  void aContextOverItsLimitIsNamed() {
    String fitting = "{\"a\":\"" + "x".repeat((64 << 10) - 8) + "\"}";

    assertEquals(201, service.post("/sessions", "{\"context\":" + fitting + "}").statusCode());
    var response =
        service.post("/sessions", "{\"context\":" + fitting.replace("\"a\"", "\"\u00e9\"") + "}");

    assertEquals(422, response.statusCode());
    assertTrue(response.body().contains("\"pointer\":\"/context\""), response.body());
  }

  @Test
  void aLimitOutsideOfItsRangeIsNamed() {
    String session = service.open();

    for (String limit : new String[] {"0", "201", "x", "-1", "99999999999"}) {
      var response = service.get("/sessions/" + session + "/messages?limit=" + limit);
      assertEquals(422, response.statusCode(), limit);
      assertTrue(response.body().contains("\"pointer\":\"/limit\""), limit);
    }
  }

  @Test
  @Tag("UI-1")
  void theStateOfThePageIsShownWithWhatCanBeDoneThere() {
    String session = service.open();
    var fields = (JsonObject) Json.parse("{\"page_type\":\"messages_page\"}");
    var update =
        new UiStateUpdate(new UiStateChange.Replace(fields), new Stamp(FakeSessions.WHEN, 0));
    var _ =
        service.uiStates.write(
            new SessionId(session),
            service.sessions.find(new SessionId(session)).orElseThrow().owner(),
            update);

    JsonObject state = json(service.get("/sessions/" + session + "/state"));

    assertEquals(fields, state.get("ui_state").orElseThrow());
    assertEquals(1, state.integer("version").orElseThrow());
    assertTrue(
        state
            .array("available_capabilities")
            .orElse(JsonArray.EMPTY)
            .strings()
            .anyMatch("get_conversations"::equals));
    assertEquals("2026-03-02T09:00:00.123Z", state.string("last_updated").orElseThrow());
  }

  @Test
  void withoutAToldPageTheStateIsEmpty() {
    JsonObject state = json(service.get("/sessions/" + service.open() + "/state"));

    assertEquals(JsonObject.EMPTY, state.get("ui_state").orElseThrow());
    assertTrue(state.has("last_updated") && state.get("last_updated").isEmpty());
  }

  @Test
  void aDeletedSessionIsGone() {
    String session = service.open();

    var deleted = service.send(service.request("/sessions/" + session).DELETE());

    assertEquals(204, deleted.statusCode());
    assertEquals("", deleted.body());
    assertEquals(404, service.get("/sessions/" + session).statusCode());
    assertEquals(404, service.send(service.request("/sessions/" + session).DELETE()).statusCode());
  }

  @Test
  @Tag("SE-4")
  void anothersSessionLooksUnknownOnEveryRoute() {
    var id = new SessionId("somebody-elses");
    var _ =
        service.sessions.open(
            id,
            new UserId("urn:haystack:open", "x"),
            ProfileId.NONE,
            PersonaType.WEB_ASSISTANT,
            JsonObject.EMPTY);

    for (String path : new String[] {"", "/messages", "/state"}) {
      assertEquals(404, service.get("/sessions/somebody-elses" + path).statusCode(), path);
    }
    assertEquals(
        404, service.send(service.request("/sessions/somebody-elses").DELETE()).statusCode());
    var chat = service.post("/chat", "{\"message\":\"hi\",\"session_id\":\"somebody-elses\"}");
    assertEquals(404, chat.statusCode());
    assertEquals("session_not_found", json(chat).string("code").orElseThrow());
  }

  @Test
  void whatCannotNameASessionIsUnknown() {
    for (String name : new String[] {"%2e%2e", "a%2Fb", "x".repeat(129), "a%20b", "caf%C3%A9"}) {
      assertEquals(404, service.get("/sessions/" + name).statusCode(), name);
    }
  }

  private static UserMessage message(int number) {
    return new UserMessage(
        new MessageId("m" + number), ClientMessageId.NONE, "words", FakeSessions.WHEN);
  }

  private static java.util.List<String> ids(JsonObject page) {
    return page.array("messages")
        .orElseThrow()
        .objects()
        .map(message -> message.string("message_id").orElseThrow())
        .toList();
  }
}
