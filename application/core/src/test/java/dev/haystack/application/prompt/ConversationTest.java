package dev.haystack.application.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  private final Conversation conversation = new Conversation(200);
  private final Random random = new Random(11);

  @Test
  @Tag("SR-7")
  void whateverIsTrimmedEveryCallKeepsItsAnswer() {
    List<Message> history = IntStream.range(0, 40).mapToObj(this::message).toList();
    var units = conversation.units(history);
    int whole = HistoryWindow.tokens(units.stream().flatMap(List::stream).toList());

    for (int budget = 0; budget <= whole; budget += 37) {
      List<ModelMessage> kept = HistoryWindow.newest(units, budget);
      assertValid(kept);
      assertTrue(HistoryWindow.tokens(kept) <= budget);
    }
    assertEquals(whole, HistoryWindow.tokens(HistoryWindow.newest(units, whole)));
  }

  @Test
  void aLongResultIsCutAndSaysSo() {
    var exchange =
        new ToolExchange(
            new ToolCall("1", "load_session", "{}"),
            new ToolResult.Success(Json.of("😀".repeat(500))));

    var messages = conversation.rounds(List.of(new ToolRound("", List.of(exchange)))).getFirst();

    assertTrue(
        messages.getLast() instanceof ModelMessage.FromTool(_, _, String text, _)
            && text.endsWith("ask for less]")
            && !Character.isHighSurrogate(text.charAt(text.indexOf(" [cut") - 1)));
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
        conversation.rounds(List.of(new ToolRound("", List.of(exchange)))).getFirst().getFirst());
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
        running.getFirst().getFirst());
    int tokens = HistoryWindow.tokens(conversation.rounds(List.of(round)).getFirst());
    assertTrue(HistoryWindow.tokens(running.getFirst()) > tokens + 900);
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
        List.of(
            List.of(new ModelMessage.FromAssistant("Half an [stopped by the user]", List.of()))),
        conversation.units(List.of(answer)));
  }

  private static void assertValid(List<ModelMessage> messages) {
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
