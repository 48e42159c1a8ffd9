package dev.haystack.application.prompt;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.UserMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the prompt of a model round: instructions, what is known of the page and the session, as
 * much of the conversation as fits, the question and the tool rounds so far.
 */
public final class PromptWriter {

  private final Instructions instructions;
  private final Situation situation;
  private final Conversation conversation;
  private final int tokensMax;

  public PromptWriter(InstantSource clock, PromptLimits limits) {
    this.instructions = Instructions.load();
    this.situation = new Situation(clock);
    this.conversation = new Conversation(limits.toolResultCharactersMax());
    this.tokensMax = limits.tokensMax();
  }

  /** The prompt of a turn's next round. */
  public List<ModelMessage> write(
      PersonaType persona,
      JsonObject page,
      JsonObject context,
      List<Message> history,
      UserMessage question,
      List<RunningRound> rounds) {
    List<ModelMessage> prompt = new ArrayList<>();
    prompt.add(new ModelMessage.FromSystem(instructions.of(persona)));
    prompt.add(new ModelMessage.FromSystem(situation.describe(page, context)));
    var asked = new ModelMessage.FromUser(question.content());
    int left = tokensMax - HistoryWindow.tokens(prompt) - Tokens.in(asked);
    List<ModelMessage> done = HistoryWindow.newest(conversation.running(rounds), left);
    prompt.addAll(
        HistoryWindow.newest(conversation.units(history), left - HistoryWindow.tokens(done)));
    prompt.add(asked);
    prompt.addAll(done);
    return prompt;
  }
}
