package dev.haystack.application.prompt;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.UserMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Writes the prompts of turns: instructions, as much of the conversation as fits, what is known of
 * the page and the session, the question and the tool rounds so far.
 */
public final class PromptWriter {

  private final Instructions instructions;
  private final Situation situation;
  private final Conversation conversation;
  private final int tokensMax;

  public PromptWriter(InstantSource clock, PromptLimits limits) {
    this.instructions = Instructions.load();
    this.situation = new Situation(clock);
    this.conversation = new Conversation(new LongResults(limits.toolResultCharactersMax()));
    this.tokensMax = limits.tokensMax();
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
        instructions.of(persona), tokensMax, conversation, HistorySummary.in(context), history);
  }
}
