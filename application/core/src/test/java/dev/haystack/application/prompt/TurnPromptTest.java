package dev.haystack.application.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnPromptTest {

  private static final int TOKENS_MAX = 6_000;

  private final ManualClock clock = new ManualClock();
  private final PromptWriter prompts =
      new PromptWriter(clock, new PromptLimits(TOKENS_MAX, 1_000), _ -> List.of());

  @Test
  void whatChangesStandsDirectlyBeforeTheQuestionAndAllElseIsTheSameInTheNextTurn() {
    List<Message> before = history(3, "x");
    List<ModelMessage> first =
        prompt(before, JsonObject.EMPTY.with("page_url", "/a")).after(List.of());
    clock.advance(Duration.ofHours(5));
    List<ModelMessage> next =
        prompt(history(4, "x"), JsonObject.EMPTY.with("page_url", "/b")).after(List.of());

    int stays = first.size() - 1;
    assertEquals(first.subList(0, stays), next.subList(0, stays));
    var asked = assertInstanceOf(ModelMessage.FromUser.class, first.getLast());
    assertTrue(asked.before().contains("/a") && asked.told().endsWith("\n\nquestion"));
    assertTrue(next.getLast().toString().contains("/b"));
    assertEquals(1, first.stream().filter(ModelMessage.FromSystem.class::isInstance).count());
  }

  @Test
  void theToolsOfAnAssistantCountInItsLimit() {
    List<ToolSpecification> tools = ToolCatalogue.load().offeredTo(PersonaType.WEB_ASSISTANT);
    int offered = tools.stream().mapToInt(Tokens::in).sum();
    var beside = new PromptWriter(clock, new PromptLimits(TOKENS_MAX + offered, 1_000), _ -> tools);
    List<Message> history = history(60, "x".repeat(400));

    assertEquals(
        begin(prompts, history, JsonObject.EMPTY).after(List.of()),
        begin(beside, history, JsonObject.EMPTY).after(List.of()));
  }

  @Test
  void theLeastLimitLeavesEveryAssistantRoomToTalk() {
    for (PersonaType persona : PersonaType.values()) {
      int tools =
          ToolCatalogue.load().offeredAfterCutsTo(persona).stream().mapToInt(Tokens::in).sum();
      int instructions = Tokens.in(new ModelMessage.FromSystem(Instructions.load().of(persona)));
      assertTrue(PromptLimits.TOKENS_LEAST - tools - instructions >= 1_000, persona.toString());
    }
  }

  @Test
  void eachRoundBeginsWithTheOneBeforeWhateverTheClockSays() {
    TurnPrompt prompt = prompt(history(2, "x"), JsonObject.EMPTY);
    List<RunningRound> rounds = new ArrayList<>();
    List<ModelMessage> last = prompt.after(rounds);
    for (int round = 0; round < 3; round++) {
      clock.advance(Duration.ofMinutes(1));
      rounds.add(round("c" + round, "found"));
      List<ModelMessage> next = prompt.after(rounds);
      assertEquals(last, next.subList(0, last.size()));
      last = next;
    }
  }

  @Test
  void whatWasToldIsToldWithTheSameMessagesInLaterTurnsToo() {
    RunningRound round = round("c1", "found");
    List<ModelMessage> running = prompt(List.of(), JsonObject.EMPTY).after(List.of(round));
    List<Message> history =
        List.of(user("q", "question"), answer("a", "question", "Done.", List.of(round.round())));

    List<ModelMessage> over = prompt(history, JsonObject.EMPTY).after(List.of());
    List<ModelMessage> later = prompt(history, JsonObject.EMPTY).after(List.of());

    // the very same, so that what adapters keep beside them is found
    for (int i = 1; i < over.size() - 1; i++) {
      assertSame(over.get(i), later.get(i));
    }
    assertSame(running.get(2), over.get(2));
    assertSame(running.get(3), over.get(3));
  }

  @Test
  void aTurnThatIsOverReadsAsItDidWhileItRan() {
    RunningRound round = round("c1", "found ".repeat(400));
    List<ModelMessage> running = prompt(List.of(), JsonObject.EMPTY).after(List.of(round));
    var answer = answer("a", "question", "Done.", List.of(round.round()));

    List<ModelMessage> over =
        prompt(List.of(user("q", "question"), answer), JsonObject.EMPTY).after(List.of());

    assertEquals(running.subList(2, 4), over.subList(2, 4));
    assertEquals(new ModelMessage.FromUser("question"), over.get(1));
  }

  @Test
  void whateverTheRoundsBringThePromptStaysUnderItsLimitAndKeepsTheNewest() {
    List<RunningRound> rounds = new ArrayList<>();
    TurnPrompt prompt = prompt(history(30, "word ".repeat(40)), JsonObject.EMPTY);
    for (int round = 0; round < 40; round++) {
      rounds.add(round("c" + round, "y".repeat(900)));
      List<ModelMessage> messages = prompt.after(rounds);
      assertTrue(messages.stream().mapToInt(Tokens::in).sum() <= TOKENS_MAX);
      assertInstanceOf(ModelMessage.FromTool.class, messages.getLast());
      assertTrue(messages.stream().anyMatch(said -> said.toString().contains("question")));
    }
  }

  @Test
  void aSummaryStandsForWhatItCoversInTheFirstMessageThatIsShown() {
    List<Message> history = history(4, "x");
    var summary = new HistorySummary(history.get(3).id(), "They met.", 4, 9, 8, true);
    List<ModelMessage> messages =
        prompts
            .begin(
                PersonaType.WEB_ASSISTANT,
                JsonObject.EMPTY,
                summary.patch(),
                JsonObject.EMPTY,
                history,
                user("q", "question"))
            .after(List.of());

    var first = assertInstanceOf(ModelMessage.FromUser.class, messages.get(1));
    assertTrue(first.before().contains("They met.") && first.text().equals("x 2"), first.told());
    assertEquals(1 + 4 + 1, messages.size());
    assertFalse(messages.getLast().toString().contains("They met."));
  }

  @Test
  void aHistoryThatIsOutgrownIsHandedOverForASummaryOnce() {
    List<Message> history = history(60, "word ".repeat(40));

    OlderHistory older =
        prompts.older(PersonaType.WEB_ASSISTANT, JsonObject.EMPTY, history).orElseThrow();

    assertEquals(history.subList(0, older.messages().size()), older.messages());
    assertTrue(older.tokensLeft() < older.tokens() / 2 + 100);
    var summary = new HistorySummary(older.messages().getLast().id(), "They met.", 1, 2, 1, true);
    assertEquals(
        Optional.empty(), prompts.older(PersonaType.WEB_ASSISTANT, summary.patch(), history));
  }

  @Test
  void thereAreCutsOnceAResultOfTheSessionWasCutAlsoWhereASummaryStandsForIt() {
    RunningRound cut = round("c1", "y".repeat(2_000));
    List<Message> history =
        List.of(user("q0", "find"), answer("a0", "q0", "Done.", List.of(cut.round())));
    var covered = new HistorySummary(new MessageId("a0"), "s", 2, 2, 1, true);

    assertFalse(prompt(history(3, "x"), JsonObject.EMPTY).hasCuts(List.of(round("c2", "y"))));
    assertTrue(prompt(history(3, "x"), JsonObject.EMPTY).hasCuts(List.of(cut)));
    assertTrue(
        prompts
            .begin(
                PersonaType.WEB_ASSISTANT,
                JsonObject.EMPTY,
                covered.patch(),
                JsonObject.EMPTY,
                history,
                user("q", "question"))
            .hasCuts(List.of()));
  }

  private TurnPrompt prompt(List<Message> history, JsonObject page) {
    return begin(prompts, history, page);
  }

  private static TurnPrompt begin(PromptWriter prompts, List<Message> history, JsonObject page) {
    return prompts.begin(
        PersonaType.WEB_ASSISTANT,
        page,
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        history,
        user("q", "question"));
  }

  private static List<Message> history(int turns, String words) {
    List<Message> history = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      history.add(user("q" + turn, words + " " + turn));
      history.add(answer("a" + turn, "q" + turn, words, List.of()));
    }
    return history;
  }

  private static UserMessage user(String id, String words) {
    return new UserMessage(new MessageId(id), ClientMessageId.NONE, words, Instant.EPOCH);
  }

  private static AssistantMessage answer(
      String id, String to, String words, List<ToolRound> rounds) {
    return new AssistantMessage(
        new MessageId(id),
        new MessageId(to),
        words,
        Instant.EPOCH,
        MessageStatus.COMPLETE,
        rounds,
        words);
  }

  private static RunningRound round(String call, String result) {
    return new RunningRound(
        new ToolRound(
            "",
            List.of(
                new ToolExchange(
                    new ToolCall(call, "search_clients", "{}"),
                    new ToolResult.Success(Json.of(result))))),
        Optional.empty());
  }
}
