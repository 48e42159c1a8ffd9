package dev.haystack.outbound.demo;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.demo.conversation.Conversation;
import dev.haystack.outbound.demo.conversation.DocumentDraft;
import dev.haystack.outbound.demo.conversation.Move;
import dev.haystack.outbound.demo.conversation.PolicyJudgement;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A stand-in for a chat model that follows a few rules and says so; it needs no network. */
public final class DemoChatModel implements ChatModel {

  private static final String NAME = "demo";
  private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*|\\s+");
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final Pace pace;
  private final Supplier<String> ids;

  /** With the pause between two words and the ids of its tool calls. */
  public DemoChatModel(Duration pause, Supplier<String> ids) {
    this.pace = new Pace(pause);
    this.ids = ids;
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    Pace.NONE.await();
    Move move =
        switch (request.format()) {
          case PROSE ->
              DocumentDraft.of(request)
                  .<Move>map(Move.Say::new)
                  .orElseGet(() -> Conversation.next(request));
          case JSON_OBJECT -> new Move.Say(PolicyJudgement.of(request));
        };
    return switch (move) {
      case Move.Say(var text) -> {
        stream(text, receiver);
        yield reply(request, text, List.of(), FinishReason.STOP);
      }
      case Move.Call(var text, var tool, var arguments) -> {
        stream(text, receiver);
        var call = new ToolCall(ids.get(), tool, arguments.text());
        yield reply(request, text, List.of(call), FinishReason.TOOL_CALLS);
      }
    };
  }

  private void stream(String text, TextReceiver receiver) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        pace.await();
      }
      receiver.receive(words.get(i));
    }
  }

  private static ModelReply reply(
      ModelRequest request, String text, List<ToolCall> calls, FinishReason finishReason) {
    long input = request.messages().stream().mapToLong(DemoChatModel::length).sum();
    var usage = new Usage(tokens(input), tokens(text.length()), 0, true);
    return new ModelReply(text, calls, finishReason, usage, NAME);
  }

  private static long tokens(long characters) {
    return 1 + characters / CHARACTERS_PER_TOKEN;
  }

  private static long length(ModelMessage message) {
    return switch (message) {
      case ModelMessage.FromSystem(var text) -> text.length();
      case ModelMessage.FromUser said -> said.told().length();
      case ModelMessage.FromAssistant(var text, _, _) -> text.length();
      case ModelMessage.FromTool(_, _, var text, _) -> text.length();
    };
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isDemo() {
    return true;
  }
}
