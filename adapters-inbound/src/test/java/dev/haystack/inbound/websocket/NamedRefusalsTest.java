package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An error that answers a user's message names it, whyever it is refused. */
@Tag("FC-5")
class NamedRefusalsTest {

  private static final String ANN = "e30.eyJzdWIiOiJhbm4ifQ.x";

  /** How many turns of one user run and wait by default, and one more. */
  private static final int MORE_THAN_MAY_WAIT = 61;

  private final List<Visitor> visitors = new ArrayList<>();
  private final RunningDoor door = new RunningDoor(SocketSettings.DEFAULT);

  @AfterEach
  void close() {
    visitors.forEach(Visitor::close);
    door.close();
  }

  @Test
  void aMessageOfTooManyWords() throws Exception {
    Visitor visitor = visit("s");
    visitor.say("{'content':'" + "x".repeat(262_145) + "','client_message_id':'c1'}");
    assertRefused("message_too_large", "c1", visitor.next("error"));
    visitor.say("{'content':'" + "x".repeat(262_144) + "','client_message_id':'c2'}");
    assertEquals(List.of("c2"), visitor.acknowledged(1));
  }

  @Test
  void aMessageThatCannotBeRead() throws Exception {
    Visitor visitor = visit("s");
    visitor.say("{'client_message_id':'c1','content':7}");
    assertRefused("message_invalid", "c1", visitor.next("error"));
    visitor.say("{'client_message_id':'c2','content':'cut");
    assertRefused("message_invalid", "c2", visitor.next("error"));
  }

  @Test
  void anIdThatWasUsedForOtherWords() throws Exception {
    Visitor visitor = visit("s");
    visitor.chat("c1");
    visitor.next("message_complete");
    visitor.say("{'content':'other words','client_message_id':'c1'}");
    assertRefused("id_conflict", "c1", visitor.next("error"));
  }

  @Test
  void moreTurnsThanOneSocketMayHave() throws Exception {
    Visitor visitor = visit("s");
    for (int i = 0; i <= SocketSettings.DEFAULT.turnsPerSocketMax(); i++) {
      say(visitor, "c" + i);
    }
    assertRefused("rate_limited", "c32", visitor.next("error"));
  }

  @Test
  void moreTurnsThanMayWait() throws Exception {
    for (int i = 1; i < MORE_THAN_MAY_WAIT; i++) {
      Visitor visitor = visit("s" + i);
      say(visitor, "c" + i);
      visitor.awaitIdle();
    }
    Visitor last = visit("last");
    say(last, "one too many");
    assertRefused("queue_full", "one too many", last.next("error"));
  }

  private Visitor visit(String session) throws InterruptedException {
    Visitor visitor = door.visit("/ws/" + session);
    visitors.add(visitor);
    assertEquals("connection_established", visitor.nextType());
    return visitor;
  }

  private static void say(Visitor visitor, String id) {
    visitor.say(
        "{'content':'"
            + RunningDoor.UNTIL_STOPPED
            + "','client_message_id':'"
            + id
            + "','auth_token':'"
            + ANN
            + "'}");
  }

  private static void assertRefused(String code, String id, JsonObject error) {
    assertEquals(Optional.of(code), error.string("code"));
    assertEquals(Optional.of(id), error.string("client_message_id"));
  }
}
