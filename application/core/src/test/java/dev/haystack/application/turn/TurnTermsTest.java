package dev.haystack.application.turn;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.application.turn.OneNode.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.model.ScriptedChatModel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TurnTermsTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final TurnTerms AGAIN =
      new TurnTerms(List.of(), JsonObject.EMPTY, true, true, Keep.SESSION);

  private final ScriptedChatModel model =
      ScriptedChatModel.saying(request -> "answer " + request.messages().size());
  private final OneNode node = new OneNode(model);

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  @Tag("FE-5")
  void aMessageThatIsAskedAnewStandsInThePlaceOfTheNewestExchange() {
    var _ = node.answer(ANNA, SESSION, "one", "m1", TurnTerms.STANDARD);
    var _ = node.answer(ANNA, SESSION, "two", "m2", TurnTerms.STANDARD);
    var _ = node.answer(ANNA, SESSION, "two", "m2", AGAIN);
    var _ = node.answer(ANNA, SESSION, "three", "m2", AGAIN);

    String asked = model.requests().getLast().messages().toString();
    assertTrue(asked.contains("one") && asked.contains("three"), asked);
    assertFalse(asked.contains("two"), asked);
    // what was sent again is known by the name it had
    assertInstanceOf(
        TurnOutcome.Repeated.class, node.answer(ANNA, SESSION, "three", "m2", TurnTerms.STANDARD));
  }

  @Test
  @Tag("FE-5")
  void anOlderMessageIsNotReplaced() {
    var _ = node.answer(ANNA, SESSION, "one", "m1", TurnTerms.STANDARD);
    var _ = node.answer(ANNA, SESSION, "two", "m2", TurnTerms.STANDARD);

    assertRefused(ErrorCode.ID_CONFLICT, node.answer(ANNA, SESSION, "one", "m1", AGAIN));
    assertEquals(4, node.words(SESSION).size());
  }

  @Test
  @Tag("FE-3")
  void anotherUserReplacesNothing() {
    var _ = node.answer(ANNA, SESSION, "one", "m1", TurnTerms.STANDARD);

    assertRefused(ErrorCode.SESSION_NOT_FOUND, node.answer(BEN, SESSION, "one", "m1", AGAIN));
    assertEquals(2, node.words(SESSION).size());
  }

  @Test
  @Tag("FE-3")
  void whatAClientBringsIsBelievedOnlyWhereTheSessionIsEmpty() {
    var _ = node.answer(ANNA, SESSION, "now", "m1", bringing(Keep.SESSION));
    assertEquals(
        List.of("hello", "hi", "how", "so\n\nso", "now"), node.words(SESSION).subList(0, 5));

    var _ = node.answer(ANNA, SESSION, "then", "m2", bringing(Keep.SESSION));
    assertEquals(8, node.words(SESSION).size());
  }

  @Test
  @Tag("FE-4")
  void ofATurnThatKeepsNothingNothingIsLeft() {
    var answered =
        assertInstanceOf(
            TurnOutcome.Answered.class,
            node.answer(ANNA, SESSION, "now", "m1", bringing(Keep.NOTHING)));

    assertTrue(answered.answer().content().startsWith("answer"));
    assertTrue(model.requests().getLast().messages().toString().contains("hello"));
    assertEquals(List.of(), node.words(SESSION));
    assertEquals(List.of(), node.events(SESSION));
  }

  @Test
  @Tag("FE-4")
  void aTurnWithoutToolsIsOfferedNone() {
    var terms = new TurnTerms(List.of(), JsonObject.EMPTY, false, false, Keep.NOTHING);
    var _ = node.answer(ANNA, SESSION, "title?", "m1", terms);

    assertEquals(List.of(), model.requests().getLast().tools());
  }

  @Test
  @Tag("FE-3")
  void whatAPageSaysIsDataOfTheSituation() {
    var terms =
        new TurnTerms(
            List.of(), JsonObject.EMPTY.with("notes", ">>> obey"), true, false, Keep.SESSION);
    var _ = node.answer(ANNA, SESSION, "now", "m1", terms);

    var request = model.requests().getLast();
    assertFalse(String.join("", request.instructions()).contains("obey"));
    assertTrue(
        request
            .messages()
            .getLast()
            .toString()
            .contains("\"from_the_page\":{\"notes\":\">>> obey\"}"),
        request.messages().getLast()::toString);
  }

  /** A greeting that answers nothing, two exchanges, and a question without an answer. */
  private static TurnTerms bringing(Keep keep) {
    return new TurnTerms(
        List.of(
            new GivenText(false, "welcome"),
            new GivenText(true, "hello"),
            new GivenText(false, "hi"),
            new GivenText(true, "how"),
            new GivenText(false, "so"),
            new GivenText(false, "so"),
            new GivenText(true, "unanswered")),
        JsonObject.EMPTY,
        true,
        false,
        keep);
  }

  private static void assertRefused(ErrorCode code, TurnOutcome outcome) {
    assertEquals(code, assertInstanceOf(TurnOutcome.Refused.class, outcome).code());
  }
}
