package dev.haystack.application.prompt;

import dev.haystack.application.window.TextTokens;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.tool.ToolSpecification;

/** Estimates the tokens of messages and of the tools that are offered beside them. */
public final class Tokens {

  private static final int PER_MESSAGE = 8;

  private Tokens() {}

  /** Of one tool as it is offered. */
  public static int in(ToolSpecification tool) {
    return PER_MESSAGE
        + TextTokens.in(tool.name())
        + TextTokens.in(tool.description())
        + TextTokens.in(tool.parameters().toString());
  }

  /** Of one message. */
  public static int in(ModelMessage message) {
    return PER_MESSAGE
        + switch (message) {
          case ModelMessage.FromSystem(var text) -> TextTokens.in(text);
          case ModelMessage.FromUser said -> TextTokens.in(said.told());
          case ModelMessage.FromTool(_, _, var text, _) -> TextTokens.in(text);
          case ModelMessage.FromAssistant(var text, var calls, var state) ->
              TextTokens.in(text)
                  + state.map(opaque -> TextTokens.in(opaque.state().text())).orElse(0)
                  + calls.stream()
                      .mapToInt(
                          call ->
                              PER_MESSAGE
                                  + TextTokens.in(call.name())
                                  + TextTokens.in(call.arguments()))
                      .sum();
        };
  }
}
