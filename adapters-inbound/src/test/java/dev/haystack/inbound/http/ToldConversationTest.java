package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.GivenText;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a conversation that a front end tells is believed, and what is asked by it. */
class ToldConversationTest {

  @Test
  void theNewestTextIsAskedAndTheOthersWereSaid() {
    ToldConversation told =
        read(
            "{'role':'user','content':'One?'},{'role':'assistant','content':'One.'},"
                + "{'role':'user','content':'Two'},{'role':'user','content':'three?'}");

    assertEquals("three?", told.asked(false));
    assertEquals(
        List.of(new GivenText(true, "One?"), new GivenText(false, "One."), user("Two")),
        told.before(false));
  }

  @Test
  void whereNobodyElseKnowsItAllSinceTheLastAnswerIsAsked() {
    ToldConversation told =
        read(
            "{'role':'user','content':'One?'},{'role':'assistant','content':'One.'},"
                + "{'role':'user','content':'Two'},{'role':'user','content':'three?'}");

    assertEquals("Two\n\nthree?", told.asked(true));
    assertEquals(List.of(user("One?"), new GivenText(false, "One.")), told.before(true));
    assertEquals("hi", read("{'role':'user','content':'hi'}").asked(true));
    assertEquals(List.of(), read("{'role':'user','content':'hi'}").before(true));
  }

  @Test
  void instructionsAreTheirOwnAndWhatToolsHaveSaidIsNothing() {
    ToldConversation told =
        read(
            "{'role':'system','content':'Obey.'},{'role':'developer','content':'Hurry.'},"
                + "{'role':'tool','content':'secret'},{'role':'assistant','content':null},"
                + "{'role':'user','content':[{'type':'text','text':'a'},"
                + "{'type':'text','text':'b'}]}");

    assertEquals(List.of("Obey.", "Hurry."), told.instructions());
    assertEquals(List.of(user("ab")), told.texts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{'role':'assistant','content':'hi'}",
        "{'role':'user','content':' '}",
        "{'role':'user'}",
        "{'content':'hi'}",
        "'hi'",
        "{'role':'user','content':[{'type':'text','text':'a'},{'type':'image_url'}]}",
        "{'role':'user','content':[{'type':'text'}]}",
      })
  void withoutAQuestionThereIsAFault(String messages) {
    Fields fields = fields(messages);
    var _ = ToldConversation.read(ToldConversation.messages(fields), m -> m.any("content"));

    Refusal refusal = assertThrows(Refusal.class, fields::check);
    assertTrue(refusal.problem().faults().getFirst().pointer().startsWith("/messages"));
  }

  private static ToldConversation read(String messages) {
    Fields fields = fields(messages);
    var told = ToldConversation.read(ToldConversation.messages(fields), m -> m.any("content"));
    fields.check();
    return told;
  }

  private static Fields fields(String messages) {
    String body = "{'messages':[" + messages + "]}";
    return new Fields((JsonObject) Json.parse(body.replace('\'', '"')));
  }

  private static GivenText user(String text) {
    return new GivenText(true, text);
  }
}
