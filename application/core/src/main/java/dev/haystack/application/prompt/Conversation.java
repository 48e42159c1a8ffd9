package dev.haystack.application.prompt;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolRound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts stored messages into the form a model reads. */
final class Conversation {

  private static final String CUT = " [cut: the result was longer than can be shown; ask for less]";

  private final int toolResultCharactersMax;

  Conversation(int toolResultCharactersMax) {
    this.toolResultCharactersMax = toolResultCharactersMax;
  }

  /** The messages as units that may be left out only as a whole. */
  List<List<ModelMessage>> units(List<Message> history) {
    List<List<ModelMessage>> units = new ArrayList<>();
    for (Message message : history) {
      switch (message) {
        case UserMessage user -> units.add(List.of(new ModelMessage.FromUser(user.content())));
        case AssistantMessage answer -> addAnswer(answer, units);
      }
    }
    return units;
  }

  private void addAnswer(AssistantMessage answer, List<List<ModelMessage>> units) {
    units.addAll(rounds(answer.rounds()));
    String closing = answer.closingText() + mark(answer.status());
    if (!closing.isBlank()) {
      units.add(List.of(new ModelMessage.FromAssistant(closing.strip(), List.of())));
    }
  }

  private static String mark(MessageStatus status) {
    return switch (status) {
      case COMPLETE -> "";
      case STOPPED -> " [stopped by the user]";
      case FAILED -> " [interrupted by an error]";
    };
  }

  /** The same of a turn that is not over, with what the model's server wants back. */
  List<List<ModelMessage>> running(List<RunningRound> rounds) {
    return rounds.stream().map(running -> round(running.round(), running.state())).toList();
  }

  /** Each round as a unit: the calls and, behind them, an answer to each. */
  List<List<ModelMessage>> rounds(List<ToolRound> rounds) {
    return rounds.stream().map(round -> round(round, Optional.empty())).toList();
  }

  private List<ModelMessage> round(ToolRound round, Optional<ProviderState> state) {
    List<ModelMessage> messages = new ArrayList<>();
    messages.add(
        new ModelMessage.FromAssistant(
            round.text(), round.exchanges().stream().map(ToolExchange::call).toList(), state));
    for (ToolExchange exchange : round.exchanges()) {
      messages.add(
          new ModelMessage.FromTool(
              exchange.call().id(),
              exchange.call().sendable().name(),
              cut(exchange.result().modelText()),
              exchange.result().isFailure()));
    }
    return messages;
  }

  private String cut(String text) {
    if (text.length() <= toolResultCharactersMax) {
      return text;
    }
    int end = toolResultCharactersMax;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CUT;
  }
}
