package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.model.RunningTurn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation as the wire has it: messages of blocks whose roles alternate, the first of them
 * the user's, and nothing in them empty.
 */
final class AlternatingMessages {

  /** What one side said until the other did. */
  record Message(String role, List<JsonObject> blocks) {}

  /** Where a block stands. */
  record Place(int message, int block) {}

  private static final String USER = "user";
  private static final String ASSISTANT = "assistant";

  private final String model;
  private final List<Message> messages = new ArrayList<>();
  private final List<Place> ends = new ArrayList<>();
  private boolean thinks = true;

  private AlternatingMessages(String model) {
    this.model = model;
  }

  /**
   * Of these messages and what the model has answered to them so far.
   *
   * @param model whose state goes back
   */
  static AlternatingMessages of(List<ModelMessage> all, List<JsonObject> begun, String model) {
    var conversation = new AlternatingMessages(model);
    int running = RunningTurn.start(all);
    conversation.thinks =
        all.subList(running, all.size()).stream().allMatch(conversation::isNotOfAnother);
    for (int i = 0; i < all.size(); i++) {
      conversation.add(all.get(i), i >= running && conversation.thinks);
    }
    begun.forEach(block -> conversation.add(ASSISTANT, block));
    return conversation;
  }

  List<Message> messages() {
    return messages;
  }

  /**
   * Where the newest parts end that later requests begin with too: what was there before the last
   * question and before the one before it, and what there is now.
   */
  Set<Place> ends() {
    var newest = new LinkedHashSet<>(ends.subList(Math.max(0, ends.size() - 2), ends.size()));
    last().ifPresent(newest::add);
    return newest;
  }

  private Optional<Place> last() {
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(messages.size() - 1, messages.getLast().blocks().size() - 1));
  }

  /** Whether the model can think in this turn: not where another has called before it. */
  boolean thinks() {
    return thinks;
  }

  private void add(ModelMessage message, boolean withState) {
    switch (message) {
      case ModelMessage.FromSystem _ -> {}
      case ModelMessage.FromUser said -> {
        last().ifPresent(ends::add);
        text(USER, said.told());
      }
      case ModelMessage.FromAssistant _, ModelMessage.FromTool _ when messages.isEmpty() -> {
        // what it answers was trimmed away
      }
      case ModelMessage.FromAssistant said ->
          (withState ? state(said) : Optional.<List<JsonObject>>empty())
              .ifPresentOrElse(
                  blocks -> blocks.forEach(block -> add(ASSISTANT, block)), () -> plain(said));
      case ModelMessage.FromTool result -> add(USER, result(result));
    }
  }

  private void plain(ModelMessage.FromAssistant said) {
    text(ASSISTANT, said.text());
    for (ToolCall call : said.calls()) {
      add(
          ASSISTANT,
          block("tool_use")
              .with("id", call.id())
              .with("name", call.name())
              .with("input", call.readArguments()));
    }
  }

  private static JsonObject result(ModelMessage.FromTool result) {
    JsonObject block = block("tool_result").with("tool_use_id", result.callId());
    JsonObject told = result.text().isBlank() ? block : block.with("content", result.text());
    return result.failed() ? told.with("is_error", Json.of(true)) : told;
  }

  private void text(String role, String text) {
    add(role, block("text").with("text", text));
  }

  private void add(String role, JsonObject block) {
    if (block.string("text").filter(String::isBlank).isPresent()) {
      return;
    }
    if (messages.isEmpty() || !messages.getLast().role().equals(role)) {
      messages.add(new Message(role, new ArrayList<>()));
    }
    messages.getLast().blocks().add(block);
  }

  private boolean isNotOfAnother(ModelMessage message) {
    return !(message instanceof ModelMessage.FromAssistant said)
        || said.calls().isEmpty()
        || state(said).isPresent();
  }

  /** The blocks that the model wants back, if they hold the calls that were answered. */
  private Optional<List<JsonObject>> state(ModelMessage.FromAssistant said) {
    return said.state()
        .filter(state -> state.isOf(AnthropicChatModel.VENDOR, model))
        .map(state -> state.state() instanceof JsonArray blocks ? blocks : JsonArray.EMPTY)
        .map(blocks -> blocks.objects().toList())
        .filter(blocks -> calls(blocks).equals(said.calls().stream().map(ToolCall::id).toList()));
  }

  private static List<String> calls(List<JsonObject> blocks) {
    return blocks.stream()
        .filter(block -> block.string("type").orElse("").equals("tool_use"))
        .map(block -> block.string("id").orElse(""))
        .toList();
  }

  static JsonObject block(String type) {
    return JsonObject.EMPTY.with("type", type);
  }
}
