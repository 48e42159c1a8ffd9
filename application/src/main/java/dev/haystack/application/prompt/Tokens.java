package dev.haystack.application.prompt;

import dev.haystack.domain.model.ModelMessage;

/** Estimates tokens where nobody counts them: four plain characters each, or one other. */
final class Tokens {

  private static final int PER_MESSAGE = 8;

  private Tokens() {}

  static int in(ModelMessage message) {
    return PER_MESSAGE
        + switch (message) {
          case ModelMessage.FromSystem(var text) -> in(text);
          case ModelMessage.FromUser(var text) -> in(text);
          case ModelMessage.FromTool(_, var text) -> in(text);
          case ModelMessage.FromAssistant(var text, var calls) ->
              in(text)
                  + calls.stream()
                      .mapToInt(call -> PER_MESSAGE + in(call.name()) + in(call.arguments()))
                      .sum();
        };
  }

  private static int in(String text) {
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x250) {
        plain++;
      }
    }
    return plain / 4 + (text.length() - plain) + 1;
  }
}
