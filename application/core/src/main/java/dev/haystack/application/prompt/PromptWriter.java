package dev.haystack.application.prompt;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolSpecification;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the prompts of turns: instructions, as much of the conversation as fits, what is known of
 * the page and the session, the question and the tool rounds so far.
 */
public final class PromptWriter {

  private final Instructions instructions;
  private final Situation situation;
  private final Conversation conversation;
  private final Map<PersonaType, Integer> messageTokensMax;

  /**
   * Prompts within those limits, which the tools count in that stand beside them.
   *
   * @param tools all that may be offered by a persona
   */
  public PromptWriter(
      InstantSource clock,
      PromptLimits limits,
      Function<PersonaType, List<ToolSpecification>> tools) {
    this.instructions = Instructions.load();
    this.situation = new Situation(clock);
    this.conversation = new Conversation(new LongResults(limits.toolResultCharactersMax()));
    this.messageTokensMax =
        Arrays.stream(PersonaType.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    persona -> limits.tokensMax() - tokens(tools.apply(persona))));
  }

  private static int tokens(List<ToolSpecification> tools) {
    return tools.stream().mapToInt(Tokens::in).sum();
  }

  /**
   * The prompts of a turn, which know the page and the context as they are when it begins: what
   * tools change of them the model reads in the tools' results.
   *
   * @param pageData what the page says for this turn alone
   */
  public TurnPrompt begin(
      PersonaType persona,
      JsonObject page,
      JsonObject context,
      JsonObject pageData,
      List<Message> history,
      UserMessage question) {
    return new TurnPrompt(
        view(persona, context, history),
        question,
        situation.describe(page, context, pageData),
        conversation.hasCuts(history),
        conversation);
  }

  /** What the prompts of a session with that context and history leave out without a summary. */
  public Optional<OlderHistory> older(
      PersonaType persona, JsonObject context, List<Message> history) {
    return view(persona, context, history)
        .older(HistorySummary.in(context).map(HistorySummary::text).orElse(""));
  }

  private HistoryView view(PersonaType persona, JsonObject context, List<Message> history) {
    return HistoryView.of(
        instructions.of(persona),
        messageTokensMax.getOrDefault(persona, 0),
        conversation,
        HistorySummary.in(context),
        history);
  }
}
