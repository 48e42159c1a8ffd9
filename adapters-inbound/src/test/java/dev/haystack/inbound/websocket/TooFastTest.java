package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages that come faster than they may. */
@Tag("FC-7")
class TooFastTest {

  private static final int BURST = 10;
  private static final SocketSettings SETTINGS =
      new SocketSettings(
          Duration.ofSeconds(20),
          100_000,
          OutboxLimits.DEFAULT,
          32,
          256,
          1,
          BURST,
          100,
          100,
          Duration.ofSeconds(30));

  private static final UserId NOBODY = new UserId("urn:haystack:anonymous", "s");

  private final RunningDoor door = new RunningDoor(SETTINGS);
  private final Visitor visitor = door.visit("/ws/s");

  @BeforeEach
  void greet() throws InterruptedException {
    assertEquals("connection_established", visitor.nextType());
    visitor.awaitIdle();
  }

  @AfterEach
  void close() {
    visitor.close();
    door.close();
  }

  @Test
  void aStopAHeartbeatAndANewTokenComeThrough() throws Exception {
    visitor.say("{'content':'" + RunningDoor.UNTIL_STOPPED + "','client_message_id':'c1'}");
    visitor.next("typing_indicator");
    flood(500);
    visitor.say("{'type':'heartbeat','sequence':7}");
    assertEquals(7, visitor.next("heartbeat_ack").integer("sequence").orElseThrow());
    visitor.say("{'type':'auth_refresh','auth_token':'no token'}");
    assertEquals(Optional.of("session_not_found"), visitor.next("error").string("code"));
    visitor.say("{'type':'stop'}");
    assertEquals(Optional.of("stopped"), visitor.next("message_complete").string("finish_reason"));
  }

  @Test
  void aMessageIsRefusedByItsName() throws Exception {
    flood(500);
    assertEquals(Optional.of("rate_limited"), visitor.next("error").string("code"));
    visitor.chat("c1");
    JsonObject refused = visitor.next("error");
    assertEquals(Optional.of("rate_limited"), refused.string("code"));
    assertEquals(Optional.of("c1"), refused.string("client_message_id"));
    assertEquals(Optional.empty(), refused.get("skipped"));
    visitor.say("{'content':5,'client_message_id':'c2'}");
    assertEquals(Optional.of("c2"), visitor.next("error").string("client_message_id"));
    visitor.say("{'content':'" + "x".repeat(300_000) + "','client_message_id':'c3'}");
    assertEquals(Optional.of("c3"), visitor.next("error").string("client_message_id"));
  }

  @Test
  void whatHasNoNameIsRefusedOnceASecondWithTheNumberOfTheOthers() throws Exception {
    int sent = 5_000;
    flood(sent);
    int told = 0;
    int frames = 0;
    // a few of them may come while it is not too fast
    while (told < sent - 2 * BURST) {
      JsonObject refused = visitor.next("error");
      assertEquals(Optional.of("rate_limited"), refused.string("code"));
      assertTrue(refused.get("client_message_id").isEmpty());
      told += 1 + refused.integer("skipped").orElseThrow();
      frames++;
    }
    assertTrue(told <= sent - BURST, "told of " + told);
    assertTrue(frames <= BURST, frames + " frames");
  }

  @Test
  void statesAreJoinedToTheNewestAndEachIsAcknowledged() throws Exception {
    door.bind(new SessionId("s"), NOBODY);
    int sent = 3_000;
    for (int i = 1; i <= sent; i++) {
      visitor.say("{'type':'full_state_update','state':{'n':" + i + "}}");
    }
    visitor.say("{'type':'incremental_state_update','changes':{'m':1}}");
    JsonObject last = JsonObject.EMPTY;
    for (int i = 0; i <= sent; i++) {
      last = visitor.next();
      assertEquals(Optional.of("ui_state_ack"), last.string("type"));
      assertEquals(Optional.of(true), last.bool("success"));
    }
    assertEquals(Json.parse("{\"n\":" + sent + ",\"m\":1}"), door.page("s"));
    int writes = last.integer("version").orElseThrow();
    assertTrue(writes < sent / 10, writes + " writes");
  }

  @Test
  void aStateWithoutAReadableTimeIsAnsweredInItsPlace() throws Exception {
    door.bind(new SessionId("s"), NOBODY);
    flood(500);
    visitor.next("error");
    visitor.say("{'type':'full_state_update','state':{'n':1}}");
    visitor.say("{'type':'full_state_update','state':{'n':2},'timestamp':'soon'}");
    visitor.say("{'type':'full_state_update','state':{'n':3}}");
    assertEquals(Optional.of(true), visitor.next("ui_state_ack").bool("success"));
    assertEquals(Optional.of("invalid"), visitor.next("ui_state_ack").string("reason"));
    assertEquals(Optional.of(true), visitor.next("ui_state_ack").bool("success"));
    assertEquals(Json.parse("{\"n\":3}"), door.page("s"));
  }

  /** Says much that nobody answers. */
  private void flood(int messages) {
    for (int i = 0; i < messages; i++) {
      visitor.say("{'type':'ui_action_result','action_id':'a','success':true}");
    }
  }
}
