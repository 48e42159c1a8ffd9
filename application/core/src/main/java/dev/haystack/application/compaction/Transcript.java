package dev.haystack.application.compaction;

import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolExchange;
import java.util.List;
import java.util.stream.Stream;

/** A conversation in lines, the tools' results shortened: what matters of them was said. */
final class Transcript {

  private static final int RESULT_CHARACTERS_MAX = 600;

  private Transcript() {}

  static List<String> of(List<Message> messages) {
    return messages.stream().flatMap(Transcript::lines).toList();
  }

  private static Stream<String> lines(Message message) {
    return switch (message) {
      case UserMessage user -> Stream.of("user: " + user.content());
      case AssistantMessage answer ->
          Stream.concat(
              answer.rounds().stream()
                  .flatMap(round -> round.exchanges().stream())
                  .map(Transcript::line),
              Stream.of(answer.content())
                  .filter(content -> !content.isBlank())
                  .map(content -> "assistant: " + content.strip()));
    };
  }

  private static String line(ToolExchange exchange) {
    String result = exchange.result().modelText();
    return "tool "
        + exchange.call().sendable().name()
        + " "
        + shortened(exchange.call().sendable().arguments())
        + ": "
        + shortened(result);
  }

  private static String shortened(String text) {
    if (text.length() <= RESULT_CHARACTERS_MAX) {
      return text;
    }
    int end = text.offsetByCodePoints(0, RESULT_CHARACTERS_MAX / 2);
    return text.substring(0, end) + "…";
  }
}
