package dev.haystack.application.prompt;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.memo.Memo;
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

/**
 * Puts stored messages into the form a model reads: once, for the same are told in every round of
 * every turn that follows.
 */
final class Conversation {

  // its text and an adapter's bytes
  private static final int BYTES_PER_TOKEN = 10;
  private static final int SHARE_OF_HEAP = 64;
  private static final String NO_WORDS = "[no further words]";

  private final LongResults results;
  private final Memo<Message, Told> words;
  private final Memo<ToolRound, Told> rounds;
  private final Memo<RunningRound, Told> running = new Memo<>(this::withState);
  private final Memo<ToolRound, Boolean> cuts;

  Conversation(LongResults results) {
    this(results, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_PER_TOKEN);
  }

  /** One that keeps so many tokens of words and as many of tool rounds at most. */
  private Conversation(LongResults results, long tokensMax) {
    this.results = results;
    this.words = new Memo<>(Conversation::closing, Told::tokens, tokensMax);
    this.rounds = new Memo<>(this::round, Told::tokens, tokensMax);
    this.cuts = new Memo<>(results::areIn);
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
    Passage whole = Passage.of(said, whole(said));
    return whole.tokens() <= tokensMax
        ? whole
        : Passage.of(said, said.stream().map(Conversation::withoutRounds).toList());
  }

  private List<Told> whole(List<Message> said) {
    List<Told> parts = new ArrayList<>();
    for (Message message : said) {
      for (ToolRound round : rounds(message)) {
        parts.add(rounds.of(round));
      }
      parts.add(words.of(message));
    }
    return parts;
  }

  private static List<ToolRound> rounds(Message message) {
    return message instanceof AssistantMessage answer ? answer.rounds() : List.of();
  }

  /** What was said behind the tools that were called for it. */
  private static Told closing(Message message) {
    return switch (message) {
      case UserMessage user -> said(user);
      case AssistantMessage answer -> said(answer.closingText(), answer.status());
    };
  }

  /** What was said, without the tools that were called for it. */
  private static Told withoutRounds(Message message) {
    return switch (message) {
      case UserMessage user -> said(user);
      case AssistantMessage answer -> said(answer.content(), answer.status());
    };
  }

  private static Told said(UserMessage user) {
    return Told.of(List.of(new ModelMessage.FromUser(user.content())));
  }

  private static Told said(String text, MessageStatus status) {
    String told = (text + mark(status)).strip();
    // some servers refuse a user's message directly behind a tool's or another of the user's
    return Told.of(
        List.of(new ModelMessage.FromAssistant(told.isEmpty() ? NO_WORDS : told, List.of())));
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
  List<Told> running(List<RunningRound> done) {
    return done.stream().map(running::of).toList();
  }

  private Told withState(RunningRound done) {
    Told stateless = rounds.of(done.round());
    return done.state().map(state -> withState(stateless, state)).orElse(stateless);
  }

  private static Told withState(Told stateless, ProviderState state) {
    List<ModelMessage> messages = new ArrayList<>(stateless.messages());
    if (messages.getFirst() instanceof ModelMessage.FromAssistant(var text, var calls, _)) {
      messages.set(0, new ModelMessage.FromAssistant(text, calls, Optional.of(state)));
    }
    return Told.of(messages);
  }

  /** Whether a result of the round is too long to be told as a whole. */
  boolean isCut(ToolRound round) {
    return cuts.of(round);
  }

  /** Whether a result of these messages is too long to be told as a whole. */
  boolean hasCuts(List<Message> history) {
    return history.stream().anyMatch(message -> rounds(message).stream().anyMatch(this::isCut));
  }

  private Told round(ToolRound round) {
    var asking =
        new ModelMessage.FromAssistant(
            round.text(), round.exchanges().stream().map(ToolExchange::call).toList());
    List<ModelMessage> messages = new ArrayList<>();
    messages.add(asking);
    for (int i = 0; i < round.exchanges().size(); i++) {
      ToolExchange exchange = round.exchanges().get(i);
      messages.add(
          new ModelMessage.FromTool(
              exchange.call().id(),
              asking.calls().get(i).name(),
              results.shown(exchange.result()),
              exchange.result().isFailure()));
    }
    return Told.of(messages);
  }
}
