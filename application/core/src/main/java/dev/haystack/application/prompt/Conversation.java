package dev.haystack.application.prompt;

import dev.haystack.application.result.LongResults;
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
import java.util.stream.Stream;

/** Puts stored messages into the form a model reads. */
final class Conversation {

  private final LongResults results;

  Conversation(LongResults results) {
    this.results = results;
  }

  /**
   * The messages as passages.
   *
   * @param tokensMax of one of them: a longer one is shown without its tool rounds
   */
  List<Passage> passages(List<Message> history, int tokensMax) {
    List<Passage> passages = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= history.size(); i++) {
      if (i == history.size() || history.get(i) instanceof UserMessage) {
        passages.add(passage(history.subList(begin, i), tokensMax));
        begin = i;
      }
    }
    return passages;
  }

  private Passage passage(List<Message> said, int tokensMax) {
    Passage whole = Passage.of(said, said.stream().flatMap(this::whole).toList());
    return whole.tokens() <= tokensMax
        ? whole
        : Passage.of(said, said.stream().flatMap(Conversation::words).toList());
  }

  private Stream<ModelMessage> whole(Message message) {
    return switch (message) {
      case UserMessage user -> Stream.of(new ModelMessage.FromUser(user.content()));
      case AssistantMessage answer ->
          Stream.concat(
              answer.rounds().stream().flatMap(done -> round(done, Optional.empty()).stream()),
              said(answer.closingText(), answer.status()));
    };
  }

  /** What was said, without the tools that were called for it. */
  private static Stream<ModelMessage> words(Message message) {
    return switch (message) {
      case UserMessage user -> Stream.of(new ModelMessage.FromUser(user.content()));
      case AssistantMessage answer -> said(answer.content(), answer.status());
    };
  }

  private static Stream<ModelMessage> said(String text, MessageStatus status) {
    String marked = text + mark(status);
    return marked.isBlank()
        ? Stream.empty()
        : Stream.of(new ModelMessage.FromAssistant(marked.strip(), List.of()));
  }

  private static String mark(MessageStatus status) {
    return switch (status) {
      case COMPLETE -> "";
      case STOPPED -> " [stopped by the user]";
      case FAILED -> " [interrupted by an error]";
    };
  }

  /**
   * The rounds of a turn that is not over, each as a unit, with what the model's server wants back.
   */
  List<List<ModelMessage>> running(List<RunningRound> rounds) {
    return rounds.stream().map(running -> round(running.round(), running.state())).toList();
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
              results.shown(exchange.result()),
              exchange.result().isFailure()));
    }
    return messages;
  }
}
