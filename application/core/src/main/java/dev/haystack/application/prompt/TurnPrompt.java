package dev.haystack.application.prompt;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.UserMessage;
import java.util.List;

/**
 * The prompts of one turn's rounds: each begins with the one before. What stays for many turns
 * stands first, then the history, and directly before the question what changes with every turn.
 */
public final class TurnPrompt {

  private final HistoryView history;
  private final UserMessage question;
  private final ModelMessage.FromUser asked;
  private final int room;
  private final boolean followsCuts;
  private final Conversation conversation;

  TurnPrompt(
      HistoryView history,
      UserMessage question,
      String situation,
      boolean followsCuts,
      Conversation conversation) {
    this.history = history;
    this.question = question;
    this.asked = new ModelMessage.FromUser(situation, question.content());
    this.room = history.room() - Tokens.in(asked);
    this.followsCuts = followsCuts;
    this.conversation = conversation;
  }

  /** The prompt of the round behind these. */
  public List<ModelMessage> after(List<RunningRound> rounds) {
    List<Told> done = HistoryWindow.newestUnits(conversation.running(rounds), room);
    List<ModelMessage> prompt = history.before(asked, room - Told.tokens(done));
    prompt.addFirst(history.instructions());
    done.forEach(unit -> prompt.addAll(unit.messages()));
    return prompt;
  }

  /** Whether a result of the session was cut, so that the model may want to read on in it. */
  public boolean hasCuts(List<RunningRound> rounds) {
    return followsCuts || rounds.stream().anyMatch(running -> conversation.isCut(running.round()));
  }

  /** Whether the history no longer fits with this turn's answer behind it. */
  public boolean isOutgrownBy(AssistantMessage answer) {
    return history.isOutgrownBy(List.of(question, answer));
  }
}
