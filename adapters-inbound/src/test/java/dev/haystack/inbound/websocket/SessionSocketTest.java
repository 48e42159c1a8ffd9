package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSocketTest {

  private static final String ANN = token("ann");
  private static final String BOB = token("bob");

  private final RunningDoor door = new RunningDoor(SocketSettings.DEFAULT);

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  @Tag("WS-1")
  @Tag("WS-18")
  void theFirstFrameTellsThatTheConnectionStands() throws Exception {
    JsonObject first = door.connect("/ws/a%2Eb").next();
    assertEquals(Optional.of("connection_established"), first.string("type"));
    assertEquals(Optional.of("a.b"), first.string("session_id"));
    assertTrue(Instant.parse(first.string("timestamp").orElseThrow()).isAfter(Instant.EPOCH));
    assertEquals(JsonNull.NULL, first.members().get("active_turn_id"));
  }

  @Test
  @Tag("WS-4")
  @Tag("WS-8")
  void heartbeatsAndPageStateAreAcknowledged() throws Exception {
    SocketClient client = door.connect("/ws/s");
    client.say("{'type':'heartbeat','sequence':7.0}");
    assertEquals("7.0", client.next("heartbeat_ack").get("sequence").orElseThrow().text());
    client.say("{'type':'full_state_update','state':{'page_type':'dashboard'}}");
    assertEquals(Optional.of(true), client.next("ui_state_ack").bool("success"));
    client.say("{'type':'full_state_update','state':{},'timestamp':'2001-01-01T00:00:00Z'}");
    assertEquals(Optional.of("stale"), client.next("ui_state_ack").string("reason"));
    client.say("{'type':'full_state_update','state':{},'timestamp':'soon'}");
    assertEquals(Optional.of("invalid"), client.next("ui_state_ack").string("reason"));
  }

  @Test
  @Tag("FC-4")
  void aPageWithAWrongClockHoldsNoOtherUp() throws Exception {
    SocketClient client = door.connect("/ws/s");
    client.say("{'type':'full_state_update','state':{},'timestamp':'2099-01-01T00:00:00Z'}");
    assertEquals(Optional.of(true), client.next("ui_state_ack").bool("success"));
    client.say("{'type':'full_state_update','state':{'page_type':'dashboard'}}");
    assertEquals(Optional.of(true), client.next("ui_state_ack").bool("success"));
    client.say("{'type':'full_state_update','state':{},'timestamp':4070908800000}");
    assertEquals(Optional.of(true), client.next("ui_state_ack").bool("success"));
  }

  @Test
  @Tag("FC-4")
  void updatesThatCannotBePutInOrderNeverCloseTheSocket() throws Exception {
    SocketClient client = door.connect("/ws/s");
    var _ = client.next("connection_established");
    for (String wrong : List.of("'timestamp':{}", "'sequence':[]", "'timestamp':true")) {
      for (int i = 0; i < 3; i++) {
        client.say("{'type':'full_state_update','state':{}," + wrong + "}");
        JsonObject answer = client.next();
        assertEquals(Optional.of("ui_state_ack"), answer.string("type"));
        assertEquals(Optional.of("invalid"), answer.string("reason"));
      }
    }
  }

  @Test
  @Tag("WS-9")
  @Tag("WS-12")
  void aMessageIsAnswered() throws Exception {
    SocketClient client = door.connect("/ws/s");
    client.say("{'type':'chat_message','content':'  '}");
    client.say("{'type':'chat_message','content':'hi','client_message_id':'c1'}");
    client.next("connection_established");
    JsonObject begun = client.next();
    assertEquals(Optional.of(true), begun.bool("typing"));
    assertEquals(Optional.of("c1"), begun.string("client_message_id"));
    client.next("message_complete");
    assertEquals(Optional.of(false), client.next().bool("typing"));
    client.say("{'content':'hi','client_message_id':'c1'}");
    assertEquals(Optional.of("completed"), client.next("turn_status").string("state"));
    client.say("{'content':'ho','client_message_id':'c1'}");
    assertEquals(Optional.of("id_conflict"), client.next("error").string("code"));
  }

  @Test
  void whatWasMissedIsToldAgain() throws Exception {
    SocketClient client = door.connect("/ws/s");
    String epoch = client.next().string("epoch").orElseThrow();
    client.say("{'content':'hi'}");
    client.next("message_complete");
    int last = client.next("typing_indicator").integer("seq").orElseThrow();
    client.leave();
    SocketClient again = door.connect("/ws/s");
    again.say("{'type':'resume','epoch':'" + epoch + "','last_seq':1}");
    JsonObject resumed = again.next("resumed");
    assertEquals(Optional.of(true), resumed.bool("recovered"));
    assertEquals(last, resumed.integer("to_seq").orElseThrow());
    JsonObject text = again.next();
    assertEquals(Optional.of("Hello 😀"), text.string("content"));
    assertEquals(2, text.integer("first_seq").orElseThrow());
    again.say("{'type':'resume','epoch':'other','last_seq':1}");
    assertEquals(Optional.of("epoch_changed"), again.next("resumed").string("reason"));
    again.say("{'type':'resume','epoch':'" + epoch + "','last_seq':99}");
    assertEquals(Optional.of("unknown_sequence"), again.next("resumed").string("reason"));
  }

  @Test
  @Tag("WS-14")
  void theFifthMalformedMessageInARowIsTheLast() throws Exception {
    SocketClient client = door.connect("/ws/s");
    for (int i = 0; i < 4; i++) {
      client.say("{'type':'resume','epoch':'e'}");
      assertEquals(Optional.of("/last_seq"), client.next("error").string("pointer"));
    }
    client.say("{'type':'heartbeat'}");
    client.next("heartbeat_ack");
    for (int i = 0; i < 5; i++) {
      client.say("nonsense");
      assertEquals(Optional.of("message_invalid"), client.next("error").string("code"));
    }
    assertEquals(1008, client.closeCode());
  }

  @Test
  @Tag("SE-4")
  @Tag("SE-8")
  void anotherUsersSessionLooksUnknown() throws Exception {
    SocketClient owner = door.connect("/ws/s", "Authorization", "Bearer " + ANN);
    SocketClient other = door.connect("/ws/s", "Sec-WebSocket-Protocol", "bearer." + BOB);
    other.next("connection_established");
    owner.say("{'content':'hi'}");
    owner.next("message_complete");
    other.say("{'content':'hi','client_message_id':'x'}");
    JsonObject refused = other.next();
    assertEquals(Optional.of("session_not_found"), refused.string("code"));
    assertEquals(Optional.of("x"), refused.string("client_message_id"));
    other.say("{'type':'resume','epoch':'e','last_seq':0}");
    assertEquals(Optional.of("session_not_found"), other.next().string("code"));
    other.say("{'type':'full_state_update','state':{}}");
    assertEquals(Optional.of("forbidden"), other.next().string("reason"));
    owner.say("{'type':'auth_refresh','auth_token':'" + BOB + "'}");
    assertEquals(Optional.of("auth_rejected"), owner.next("error").string("code"));
  }

  @Test
  @Tag("SE-4")
  void whoIsNotTheOwnerIsSentAwayAfterAWhile() throws Exception {
    SocketSettings standard = SocketSettings.DEFAULT;
    var impatient =
        new SocketSettings(
            standard.heartbeatInterval(),
            standard.messageBytesMax(),
            standard.outbox(),
            standard.turnsPerSocketMax(),
            standard.messagesWaitingMax(),
            standard.messagesPerSecondMax(),
            standard.messageBurstMax(),
            standard.socketsPerUserMax(),
            standard.socketsMax(),
            Duration.ofMillis(1));
    try (var hasty = new RunningDoor(impatient)) {
      SocketClient owner = hasty.connect("/ws/s", "Authorization", "Bearer " + ANN);
      owner.say("{'content':'hi'}");
      owner.next("message_complete");
      SocketClient other = hasty.connect("/ws/s", "Authorization", "Bearer " + BOB);
      other.say("{'content':'hi'}");
      assertEquals(Optional.of("session_not_found"), other.next("error").string("code"));
      assertEquals(3003, other.closeCode());
      owner.say("{'content':'hi','auth_token':'" + BOB + "'}");
      assertEquals(Optional.of("session_not_found"), owner.next("error").string("code"));
      owner.say("{'content':'hi'}");
      owner.next("message_complete");
    }
  }

  @Test
  void aDeletedSessionsSocketsAreClosed() throws Exception {
    SocketClient client = door.connect("/ws/s", "Authorization", "Bearer " + ANN);
    client.say("{'content':'hi'}");
    client.next("message_complete");
    assertEquals(Optional.of(false), client.next("typing_indicator").bool("typing"));
    assertTrue(door.delete("s", new UserId("open", "ann")));
    assertEquals(1000, client.closeCode());
  }

  @Test
  void clientsAreToldBeforeTheServerStops() throws Exception {
    SocketClient client = door.connect("/ws/s");
    client.next("connection_established");
    door.door().goAway(Duration.ofSeconds(2));
    assertEquals(2000, client.next("going_away").integer("reconnect_after_ms").orElseThrow());
    door.door().closeAll(CloseCode.RESTART);
    assertEquals(1012, client.closeCode());
  }

  @Test
  void theClassicDialectIsSpokenWhereItIsAskedFor() throws Exception {
    SocketClient client = door.connect("/ws/s", "Sec-WebSocket-Protocol", "haystack.classic");
    assertEquals("haystack.classic", client.subprotocol());
    client.say("{'message':'hi'}");
    client.next("typing");
    client.next("message_complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws/", "/ws/..", "/ws/a%2fb", "/ws/a%20b", "/ws/a/b", "/other"})
  void noOtherPathOpens(String path) {
    assertThrows(CompletionException.class, () -> door.connect(path));
  }

  private static String token(String subject) {
    String claims = "{\"iss\":\"open\",\"sub\":\"" + subject + "\"}";
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".x";
  }
}
