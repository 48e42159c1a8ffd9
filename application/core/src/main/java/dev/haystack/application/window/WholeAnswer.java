package dev.haystack.application.window;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;

/** The text of an inference that is of use only when it is whole. */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * Runs the inference.
   *
   * @param receiver is handed the text without what models put around it: thoughts before it, a
   *     fence around the whole
   * @return the same text
   * @throws ModelException also if the answer is blank (INVALID_ANSWER), was cut (TRUNCATED) or
   *     filtered (CONTENT_FILTERED)
   */
  public static String of(ChatModel model, ModelRequest request, TextReceiver receiver) {
    var text = new StringBuilder();
    var answer =
        new UnwrappedAnswer(
            request.format(),
            piece -> {
              text.append(piece);
              receiver.receive(piece);
            });
    ModelReply reply = model.generate(request, answer);
    return switch (reply.finishReason()) {
      case STOP -> {
        answer.end();
        yield notBlank(text.toString());
      }
      case LENGTH -> throw failed(ModelFailure.TRUNCATED, "the answer reached the model's limit");
      case CONTENT_FILTER -> throw failed(ModelFailure.CONTENT_FILTERED, "a filter cut the answer");
      case TOOL_CALLS -> throw failed(ModelFailure.INVALID_ANSWER, "no tools were offered");
    };
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw failed(ModelFailure.INVALID_ANSWER, "the answer is blank");
    }
    return text;
  }

  private static ModelException failed(ModelFailure reason, String message) {
    return new ModelException(reason, message);
  }
}
