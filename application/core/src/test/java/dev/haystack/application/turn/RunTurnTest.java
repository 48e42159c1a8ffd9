package dev.haystack.application.turn;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.application.turn.OneNode.BEN;
import static dev.haystack.domain.model.FinishReason.TOOL_CALLS;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.kit.Examples;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.practice.BackendCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunTurnTest {

  private OneNode node = with(new ScriptedChatModel(_ -> Answer.of("one ", "two ", "three")));

  private static OneNode with(ScriptedChatModel model) {
    return new OneNode(model);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aMessageIsAnsweredAndBothAreKept() {
    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, SESSION, "question"));

    assertEquals("one two three", answered.answer().content());
    assertEquals(TurnEnd.STOP, answered.end());
    assertEquals(List.of("question", "one two three"), node.words(SESSION));
  }

  @Test
  void theLogTellsTheTurnFromItsStartToItsEnd() {
    var _ = node.answer(ANNA, SESSION, "question");

    List<TurnEvent> events = node.events(SESSION).stream().map(event -> event.event()).toList();

    assertInstanceOf(TurnEvent.Started.class, events.getFirst());
    assertEquals(
        List.of("one ", "two ", "three"),
        events.stream()
            .filter(TurnEvent.TextDelta.class::isInstance)
            .map(event -> ((TurnEvent.TextDelta) event).content())
            .toList());
    assertInstanceOf(TurnEvent.Completed.class, events.get(events.size() - 2));
    assertInstanceOf(TurnEvent.Ended.class, events.getLast());
  }

  @Test
  void theModelIsAskedWithWhatWasSaidBefore() {
    var _ = node.answer(ANNA, SESSION, "first");
    var _ = node.answer(ANNA, SESSION, "second");

    List<ModelMessage> prompt = node.model.requests().getLast().messages();

    assertTrue(prompt.contains(new ModelMessage.FromUser("first")));
    var asked = assertInstanceOf(ModelMessage.FromUser.class, prompt.getLast());
    assertEquals("second", asked.text());
    assertTrue(asked.before().contains("<situation mark="), asked.before());
  }

  @Test
  void aToolIsCalledInTheUsersNameAndItsAnswerShownToTheModel() {
    node = with(new ScriptedChatModel(RunTurnTest::searching));

    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, SESSION, "who is John?"));

    BackendCall call = node.backend.received().getFirst();
    assertEquals(1, node.backend.received().size());
    assertEquals("search_clients", call.tool());
    assertEquals(ANNA, call.caller().user());
    assertEquals("A client.", answered.answer().content());
    assertEquals(1, answered.answer().rounds().size());
    assertInstanceOf(
        ModelMessage.FromTool.class, node.model.requests().getLast().messages().getLast());
  }

  private static Answer searching(ModelRequest request) {
    return request.messages().getLast() instanceof ModelMessage.FromTool
        ? Answer.of("A client.")
        : Answer.calling(new ToolCall("call-1", "search_clients", "{\"query\":\"John\"}"));
  }

  @Test
  void anothersSessionIsNotFoundAndStaysAsItIs() {
    var _ = node.answer(ANNA, SESSION, "mine");

    var refused =
        assertInstanceOf(TurnOutcome.Refused.class, node.answer(BEN, SESSION, "whose is it?"));

    assertEquals(ErrorCode.SESSION_NOT_FOUND, refused.code());
    assertEquals(List.of("mine", "one two three"), node.words(SESSION));
  }

  @Test
  void whatATurnBringsDoesNotComeToTheSessionThatAnotherHasBegunUnderItsId() {
    var search = new ToolCall("call-1", "search_clients", "{\"query\":\"John\"}");
    var lookingUp = new Answer(List.of("Let me ", "see. "), List.of(search), TOOL_CALLS);
    node =
        with(
            new ScriptedChatModel(
                asked ->
                    asked.messages().getLast() instanceof ModelMessage.FromUser
                        ? lookingUp
                        : Answer.of("A client.")));
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "who is John?");
    node.store.sessions().delete(SESSION);
    Session bens =
        node.store
            .sessions()
            .open(SESSION, BEN, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY)
            .session();

    node.model.goOn();

    assertInstanceOf(TurnOutcome.Answered.class, OneNode.outcome(turn));
    assertEquals(Optional.of(bens), node.store.sessions().find(SESSION));
    assertEquals(List.of(), node.words(SESSION));
  }

  @Test
  void aMessageUnderAnotherProfileIsRefusedAndNeedsANewSession() {
    var other = new ProfileId("profile-2");
    var _ = node.answer(ANNA, SESSION, "mine");
    int asked = node.model.requests().size();

    var refused =
        assertInstanceOf(
            TurnOutcome.Refused.class,
            OneNode.outcome(node.ask(ANNA, other, SESSION, "elsewhere")));

    assertEquals(ErrorCode.FORBIDDEN, refused.code());
    assertTrue(refused.message().contains("A new session is needed."), refused.message());
    assertEquals(List.of("mine", "one two three"), node.words(SESSION));
    assertEquals(asked, node.model.requests().size());
    assertInstanceOf(
        TurnOutcome.Answered.class,
        OneNode.outcome(node.ask(ANNA, other, Examples.OTHER_SESSION, "elsewhere")));
  }

  @Test
  void aMessageThatIsSentAgainIsAnsweredOnce() {
    var _ = node.answer(ANNA, SESSION, "question");

    var repeated =
        assertInstanceOf(TurnOutcome.Repeated.class, node.answer(ANNA, SESSION, "question"));

    assertEquals(TurnState.COMPLETED, repeated.status().state());
    assertEquals(1, node.model.requests().size());
  }

  @Test
  void aMessageThatIsSentAgainMeanwhileIsToldOfTheTurnThatRuns() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");

    var repeated =
        assertInstanceOf(TurnOutcome.Repeated.class, node.answer(ANNA, SESSION, "question"));

    assertEquals(TurnState.RUNNING, repeated.status().state());
    node.model.goOn();
    assertInstanceOf(TurnOutcome.Answered.class, OneNode.outcome(turn));
  }

  @Test
  void aModelThatFailsEndsTheTurnAndTheNextOneGoesOn() {
    node =
        with(
            new ScriptedChatModel(
                request -> {
                  if (request.messages().getLast() instanceof ModelMessage.FromUser(_, var text)
                      && text.equals("next")) {
                    return Answer.of("well");
                  }
                  throw new ModelException(ModelFailure.REFUSED, "as told");
                }));

    var failed = assertInstanceOf(TurnOutcome.Failed.class, node.answer(ANNA, SESSION, "question"));

    assertEquals(
        List.of(failed.code()),
        node.events(SESSION).stream()
            .map(event -> event.event())
            .filter(TurnEvent.Failed.class::isInstance)
            .map(event -> ((TurnEvent.Failed) event).code())
            .toList());
    assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, SESSION, "next"));
  }

  @Test
  void whatWasSaidBeforeAStopIsKept() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");

    node.stopTurn.stop(SESSION, ANNA, Optional.empty());

    var answered = assertInstanceOf(TurnOutcome.Answered.class, OneNode.outcome(turn));
    assertEquals(MessageStatus.STOPPED, answered.answer().status());
    assertEquals("one ", answered.answer().content());
  }
}
