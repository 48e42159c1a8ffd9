package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.memo.Memo;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.tool.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The blocks that messages become, which are kept beside them. Safe for many threads. */
final class MessageBlocks {

  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private final String model;
  private final Memo<ModelMessage, List<WrittenBlock>> plain = new Memo<>(MessageBlocks::written);
  private final Memo<ModelMessage.FromAssistant, Optional<List<WrittenBlock>>> states =
      new Memo<>(this::written);

  /**
   * Of a conversation with a model.
   *
   * @param model whose state goes back
   */
  MessageBlocks(String model) {
    this.model = model;
  }

  /** Without any state; none where there is nothing to be said. */
  List<WrittenBlock> of(ModelMessage message) {
    return plain.of(message);
  }

  /** The blocks that the model wants back, if they hold the calls that were answered. */
  Optional<List<WrittenBlock>> state(ModelMessage.FromAssistant said) {
    return states.of(said);
  }

  private static List<WrittenBlock> written(ModelMessage message) {
    return switch (message) {
      case ModelMessage.FromSystem(var text) -> text(text);
      case ModelMessage.FromUser said -> text(said.told());
      case ModelMessage.FromAssistant said -> said(said);
      case ModelMessage.FromTool result -> List.of(WrittenBlock.of(result(result)));
    };
  }

  private static List<WrittenBlock> text(String text) {
    return text.isBlank() ? List.of() : List.of(WrittenBlock.text(text));
  }

  private static List<WrittenBlock> said(ModelMessage.FromAssistant said) {
    var blocks = new ArrayList<>(text(said.text()));
    for (ToolCall call : said.calls()) {
      blocks.add(
          WrittenBlock.of(
              WrittenBlock.typed("tool_use")
                  .with("id", taken(call.id()))
                  .with("name", call.name())
                  .with("input", call.readArguments())));
    }
    return List.copyOf(blocks);
  }

  /** An id in the form that the vendor takes; of another's the same always becomes the same. */
  private static String taken(String id) {
    return ID.matcher(id).matches()
        ? id
        : "hs_" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject result(ModelMessage.FromTool result) {
    JsonObject block =
        WrittenBlock.typed("tool_result").with("tool_use_id", taken(result.callId()));
    JsonObject told = result.text().isBlank() ? block : block.with("content", result.text());
    return result.failed() ? told.with("is_error", Json.of(true)) : told;
  }

  private Optional<List<WrittenBlock>> written(ModelMessage.FromAssistant said) {
    return said.state()
        .filter(state -> state.isOf(AnthropicChatModel.VENDOR, model))
        .map(state -> state.state() instanceof JsonArray blocks ? blocks : JsonArray.EMPTY)
        .map(blocks -> blocks.objects().toList())
        .filter(blocks -> calls(blocks).equals(said.calls().stream().map(ToolCall::id).toList()))
        .map(MessageBlocks::written);
  }

  private static List<String> calls(List<JsonObject> blocks) {
    return blocks.stream()
        .filter(MessageBlocks::isCall)
        .map(block -> block.string("id").orElse(""))
        .toList();
  }

  private static boolean isCall(JsonObject block) {
    return block.string("type").orElse("").equals("tool_use");
  }

  /** Blocks of the model's own; those without a word it does not take back. */
  static List<WrittenBlock> written(List<JsonObject> blocks) {
    return blocks.stream()
        .filter(block -> block.string("text").filter(String::isBlank).isEmpty())
        .map(MessageBlocks::answerable)
        .map(WrittenBlock::of)
        .toList();
  }

  /** A call has the same id in its state as in what was answered to it. */
  private static JsonObject answerable(JsonObject block) {
    return block
        .string("id")
        .filter(id -> isCall(block) && !ID.matcher(id).matches())
        .map(id -> block.with("id", taken(id)))
        .orElse(block);
  }
}
