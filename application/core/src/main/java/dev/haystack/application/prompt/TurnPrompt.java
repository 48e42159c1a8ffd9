package dev.haystack.application.prompt;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.UserMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The prompts of one turn's rounds: each begins with the one before. What stays for many turns
 * stands first, then the history, and directly before the question what changes with every turn.
 */
public final class TurnPrompt {

  private final HistoryView history;
  private final UserMessage question;
  private final String situation;
  private final boolean followsCuts;
  private final Conversation conversation;
  private final LongResults results;

  TurnPrompt(
      HistoryView history,
      UserMessage question,
      String situation,
      boolean followsCuts,
      Conversation conversation,
      LongResults results) {
    this.history = history;
    this.question = question;
    this.situation = situation;
    this.followsCuts = followsCuts;
    this.conversation = conversation;
    this.results = results;
  }

  /** The prompt of the round behind these. */
  public List<ModelMessage> after(List<RunningRound> rounds) {
    var asked = new ModelMessage.FromUser(situation, question.content());
    int left = history.room() - Tokens.in(asked);
    List<ModelMessage> done = HistoryWindow.newestUnits(conversation.running(rounds), left);
    var prompt = new ArrayList<ModelMessage>();
    prompt.add(history.instructions());
    prompt.addAll(history.before(asked, left - HistoryWindow.tokens(done)));
    prompt.addAll(done);
    return prompt;
  }

  /** Whether a result of the session was cut, so that the model may want to read on in it. */
  public boolean hasCuts(List<RunningRound> rounds) {
    return followsCuts || rounds.stream().anyMatch(running -> results.areIn(running.round()));
  }

  /** Whether the history no longer fits with this turn's answer behind it. */
  public boolean isOutgrownBy(AssistantMessage answer) {
    return history.isOutgrownBy(List.of(question, answer));
  }
}
