package dev.haystack.application.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private final Conversation conversation = new Conversation(new LongResults(200));
  private final Random random = new Random(11);

  @Test
  @Tag("SR-7")
  void whateverIsTrimmedEveryCallKeepsItsAnswer() {
    List<Message> history = IntStream.range(0, 40).mapToObj(this::message).toList();
    var passages = conversation.passages(history, Integer.MAX_VALUE);
    int whole = Passage.tokens(passages);

    for (int budget = 0; budget <= whole; budget += 37) {
      var windowed = passages.subList(HistoryWindow.begin(passages, budget), passages.size());
      assertTrue(Passage.tokens(windowed) <= budget);
      assertValid(windowed);
      var newest = HistoryWindow.newest(passages, budget);
      assertTrue(Passage.tokens(newest) <= budget);
      assertValid(newest);
    }
    assertEquals(passages, HistoryWindow.newest(passages, whole));
    assertEquals(0, HistoryWindow.begin(passages, whole));
  }

  @Test
  @Tag("SR-7")
  void ofARunningTurnTheNewestRoundsStayEachCallWithItsAnswer() {
    List<RunningRound> rounds =
        IntStream.range(0, 20)
            .mapToObj(number -> new RunningRound(round("r" + number), Optional.empty()))
            .toList();
    var units = conversation.running(rounds);

    for (int budget = 0; budget <= 3_000; budget += 37) {
      List<Told> kept = HistoryWindow.newestUnits(units, budget);
      assertTrue(Told.tokens(kept) <= budget);
      assertValidMessages(kept.stream().flatMap(unit -> unit.messages().stream()).toList());
    }
  }

  @Test
  void anAnswerWithoutWordsStandsBetweenItsToolsAndTheNextQuestion() {
    var question = new UserMessage(new MessageId("q"), ClientMessageId.NONE, "Who?", Instant.EPOCH);
    for (List<ToolRound> rounds : List.of(List.of(round("r1")), List.<ToolRound>of())) {
      var silent =
          new AssistantMessage(
              new MessageId("a"),
              new MessageId("q"),
              "",
              Instant.EPOCH,
              MessageStatus.COMPLETE,
              rounds,
              "");

      List<Passage> passages =
          conversation.passages(List.of(question, silent, question), Integer.MAX_VALUE);

      assertEquals(
          new ModelMessage.FromAssistant("[no further words]", List.of()),
          passages.getFirst().shown().getLast());
    }
  }

  @Test
  void aPassageThatIsTooLongIsShownWithoutItsToolRounds() {
    var question = new UserMessage(new MessageId("q"), ClientMessageId.NONE, "Who?", Instant.EPOCH);
    var answer =
        new AssistantMessage(
            new MessageId("a"),
            new MessageId("q"),
            "Looking. John.",
            Instant.EPOCH,
            MessageStatus.COMPLETE,
            List.of(round("r1"), round("r2")),
            "John.");

    assertEquals(
        List.of(
            new ModelMessage.FromUser("Who?"),
            new ModelMessage.FromAssistant("Looking. John.", List.of())),
        conversation.passages(List.of(question, answer), 20).getFirst().shown());
  }

  @Test
  @Tag("FP-1")
  void aStoredCallThatNoServerTakesIsMended() {
    var exchange =
        new ToolExchange(
            new ToolCall("1", "functions.search clients", "{\"query\":"),
            new ToolResult.Success(Json.of("none")));

    assertEquals(
        new ModelMessage.FromAssistant("", List.of(new ToolCall("1", "search_clients", "{}"))),
        shown(new ToolRound("", List.of(exchange))).messages().getFirst());
  }

  @Test
  @Tag("FP-4")
  void aRunningRoundGoesBackWithItsStateWhichCounts() {
    var round =
        new ToolRound(
            "",
            List.of(
                new ToolExchange(
                    new ToolCall("1", "search_clients", "{}"),
                    new ToolResult.Success(Json.of("none")))));
    var state = Optional.of(new ProviderState("v", "m", Json.of("x".repeat(4_000))));
    var running = conversation.running(List.of(new RunningRound(round, state)));

    assertEquals(
        new ModelMessage.FromAssistant(
            "", List.of(new ToolCall("1", "search_clients", "{}")), state),
        running.getFirst().messages().getFirst());
    assertTrue(running.getFirst().tokens() > shown(round).tokens() + 900);
  }

  @Test
  void aStoppedAnswerIsMarkedForTheModel() {
    var answer =
        new AssistantMessage(
            new MessageId("a"),
            new MessageId("q"),
            "Half an",
            Instant.EPOCH,
            MessageStatus.STOPPED,
            List.of(),
            "Half an");

    assertEquals(
        List.of(new ModelMessage.FromAssistant("Half an [stopped by the user]", List.of())),
        conversation.passages(List.of(answer), 1_000).getFirst().shown());
  }

  private Told shown(ToolRound round) {
    return conversation.running(List.of(new RunningRound(round, Optional.empty()))).getFirst();
  }

  private static void assertValid(List<Passage> passages) {
    assertValidMessages(passages.stream().flatMap(passage -> passage.shown().stream()).toList());
  }

  private static void assertValidMessages(List<ModelMessage> messages) {
    Set<String> open = new HashSet<>();
    for (ModelMessage message : messages) {
      switch (message) {
        case ModelMessage.FromTool(var id, _, _, _) ->
            assertTrue(open.remove(id), "unasked answer");
        case ModelMessage.FromAssistant(_, var calls, _) -> {
          assertTrue(open.isEmpty(), "unanswered call");
          calls.forEach(call -> open.add(call.id()));
        }
        case ModelMessage.FromSystem _, ModelMessage.FromUser _ ->
            assertTrue(open.isEmpty(), "unanswered call");
      }
    }
    assertTrue(open.isEmpty(), "unanswered call");
  }

  private Message message(int number) {
    String text = "x".repeat(random.nextInt(300));
    if (number % 2 == 0) {
      return new UserMessage(
          new MessageId("m" + number), ClientMessageId.NONE, text, Instant.EPOCH);
    }
    List<ToolRound> rounds = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      rounds.add(round(number + "." + i));
    }
    return new AssistantMessage(
        new MessageId("m" + number),
        new MessageId("m" + (number - 1)),
        text,
        Instant.EPOCH,
        number % 3 == 0 ? MessageStatus.STOPPED : MessageStatus.COMPLETE,
        rounds,
        random.nextBoolean() ? text : "");
  }

  private ToolRound round(String name) {
    return new ToolRound(
        "",
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(
                call ->
                    new ToolExchange(
                        new ToolCall(name + "." + call, "search_clients", "{}"),
                        new ToolResult.Success(Json.of("y".repeat(random.nextInt(300))))))
            .toList());
  }
}
