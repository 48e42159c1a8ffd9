package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReceptionTest {

  private static final int SOCKETS = 50;
  private static final int WAITING_MAX = 3;
  private static final SocketSettings SETTINGS =
      new SocketSettings(
          Duration.ofSeconds(20),
          100_000,
          OutboxLimits.DEFAULT,
          32,
          WAITING_MAX,
          50,
          200,
          100,
          100,
          Duration.ofSeconds(30));

  private static final String UPDATE = "{'type':'full_state_update','state':{}}";

  private final RunningDoor door = new RunningDoor(SETTINGS);
  private final Gate lookUps = door.lookUps();

  @AfterEach
  void close() {
    lookUps.open();
    door.close();
  }

  @Test
  @Tag("WS-4")
  void aHeartbeatDoesNotWaitForALookUp() throws Exception {
    try (Visitor visitor = greeted("s")) {
      holdUp(visitor);
      visitor.say("{'type':'heartbeat','sequence':1}");
      assertEquals("heartbeat_ack", visitor.nextType());
      lookUps.open();
      assertEquals("ui_state_ack", visitor.nextType());
    }
  }

  @Test
  void theGreetingIsFirstHoweverLongItsLookUpTakes() throws Exception {
    lookUps.shut();
    try (Visitor visitor = door.visit("/ws/s")) {
      lookUps.awaitCallers(1);
      visitor.say("{'type':'heartbeat'}");
      visitor.say("nonsense");
      lookUps.open();
      assertEquals("connection_established", visitor.nextType());
      assertEquals("heartbeat_ack", visitor.nextType());
      assertEquals("error", visitor.nextType());
    }
  }

  @Test
  void theMessagesOfOneSocketKeepTheirOrder() throws Exception {
    try (Visitor visitor = greeted("s")) {
      holdUp(visitor);
      visitor.chat("c1");
      visitor.say("{'type':'full_state_update','state':{'page_type':'dashboard'}}");
      visitor.chat("c2");
      lookUps.open();
      assertEquals(List.of("c1", "c2"), visitor.acknowledged(2));
    }
  }

  @Test
  void aStopOvertakesMessagesThatWait() throws Exception {
    try (Visitor visitor = greeted("s")) {
      converseUntilStopped(visitor, "");
      holdUp(visitor);
      visitor.chat("c2");
      visitor.chat("c3");
      visitor.say("{'type':'stop'}");
      lookUps.letOnePass();
      JsonObject stopped = visitor.next("message_complete");
      assertEquals(Optional.of("stopped"), stopped.string("finish_reason"));
      lookUps.open();
      assertEquals(List.of("c2", "c3"), visitor.acknowledged(2));
    }
  }

  @Test
  void aStopHasTheTokenOfTheMessagesThatItOvertakes() throws Exception {
    String token = "e30.eyJzdWIiOiJhbm4ifQ.x";
    try (Visitor visitor = greeted("s")) {
      converseUntilStopped(visitor, token);
      try (Visitor other = greeted("s")) {
        lookUps.shut();
        other.say(UPDATE);
        lookUps.awaitCallers(1);
        other.say("{'type':'full_state_update','state':{},'auth_token':'" + token + "'}");
        other.say("{'type':'stop'}");
        // asked for the socket, and then for the state
        lookUps.letOnePass();
        lookUps.awaitCallers(1);
        lookUps.letOnePass();
        assertEquals(
            Optional.of("stopped"), visitor.next("message_complete").string("finish_reason"));
        lookUps.open();
      }
    }
  }

  @Test
  void onlySoManyMessagesWait() throws Exception {
    try (Visitor visitor = greeted("s")) {
      holdUp(visitor);
      List<String> taken = new ArrayList<>();
      for (int i = 1; i <= WAITING_MAX; i++) {
        visitor.chat("c" + i);
        taken.add("c" + i);
      }
      visitor.chat("too many");
      JsonObject refused = visitor.next();
      assertEquals(Optional.of("overloaded"), refused.string("code"));
      assertEquals(Optional.of("too many"), refused.string("client_message_id"));
      visitor.say("{'type':'auth_refresh','auth_token':'x'}");
      assertEquals(Optional.of("overloaded"), visitor.next().string("code"));
      lookUps.open();
      assertEquals(taken, visitor.acknowledged(taken.size()));
    }
  }

  @Test
  void nothingIsDoneAnyMoreForASocketThatIsGone() throws Exception {
    Visitor visitor = greeted("s");
    converseUntilStopped(visitor, "");
    holdUp(visitor);
    visitor.chat("c2");
    visitor.chat("c3");
    visitor.close();
    lookUps.open();
    visitor.awaitIdle();
    assertEquals(1, door.turns().count());
    try (Visitor next = greeted("s")) {
      next.say("{'type':'stop'}");
      assertEquals(Optional.of("stopped"), next.next("message_complete").string("finish_reason"));
    }
  }

  @Test
  void aSlowStoreMakesNoSocketWaitForAnother() throws Exception {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      visitors.add(greeted("s" + i));
    }
    lookUps.shut();
    visitors.forEach(visitor -> visitor.say(UPDATE));
    lookUps.awaitCallers(SOCKETS);
    for (Visitor visitor : visitors) {
      visitor.say("{'type':'heartbeat'}");
      assertEquals("heartbeat_ack", visitor.nextType());
    }
    lookUps.open();
    for (Visitor visitor : visitors) {
      assertEquals("ui_state_ack", visitor.nextType());
      visitor.close();
    }
  }

  /** Says something for which the store is asked, and has it wait for that. */
  private void holdUp(Visitor visitor) throws InterruptedException {
    lookUps.shut();
    visitor.say(UPDATE);
    lookUps.awaitCallers(1);
  }

  /** Begins a turn that lasts until it is stopped. */
  private static void converseUntilStopped(Visitor visitor, String token)
      throws InterruptedException {
    visitor.say(
        "{'content':'"
            + RunningDoor.UNTIL_STOPPED
            + "','client_message_id':'c1','auth_token':'"
            + token
            + "'}");
    assertEquals(List.of("c1"), visitor.acknowledged(1));
  }

  private Visitor greeted(String session) throws InterruptedException {
    Visitor visitor = door.visit("/ws/" + session);
    assertEquals("connection_established", visitor.nextType());
    visitor.awaitIdle();
    return visitor;
  }
}
