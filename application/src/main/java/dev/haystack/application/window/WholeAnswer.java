package dev.haystack.application.window;

import dev.haystack.application.port.ChatModel;
import dev.haystack.application.port.ModelException;
import dev.haystack.application.port.ModelFailure;
import dev.haystack.application.port.TextReceiver;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;

/** The text of an inference that is of use only when it is whole. */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * Runs the inference.
   *
   * @throws ModelException also if the answer is blank (INVALID_ANSWER) or was cut (TRUNCATED)
   */
  public static String of(ChatModel model, ModelRequest request, TextReceiver receiver) {
    ModelReply reply = model.generate(request, receiver);
    if (reply.finishReason() == FinishReason.LENGTH) {
      throw new ModelException(ModelFailure.TRUNCATED, "the answer reached the model's limit");
    }
    if (reply.text().isBlank()) {
      throw new ModelException(ModelFailure.INVALID_ANSWER, "the answer is blank");
    }
    return reply.text();
  }
}
