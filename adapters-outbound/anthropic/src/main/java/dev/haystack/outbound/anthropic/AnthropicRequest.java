package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.OfferedTools;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Writes the body of a request for an inference. */
final class AnthropicRequest {

  private static final Set<String> NEVER_MARKED = Set.of("thinking", "redacted_thinking");

  private static final String NO_CALLS = ",\"tool_choice\":{\"type\":\"none\"}";

  private final AnthropicSettings settings;
  private final StringBuilder target = new StringBuilder(1 << 16);

  private AnthropicRequest(AnthropicSettings settings) {
    this.settings = settings;
  }

  /**
   * Of a request.
   *
   * @param begun what was answered to it before a pause
   */
  static String of(
      AnthropicSettings settings,
      ModelRequest request,
      OfferedTools offered,
      List<JsonObject> begun) {
    var text = new AnthropicRequest(settings);
    var conversation = AlternatingMessages.of(request.conversation(), begun, settings.model());
    text.target.append("{\"model\":");
    JsonText.quote(settings.model(), text.target);
    text.target.append(",\"max_tokens\":").append(settings.maxTokens()).append(",\"stream\":true");
    if (conversation.thinks()) {
      settings.thinking().appendTo(text.target);
    }
    text.tools(request, offered);
    text.instructions(request.instructions());
    text.messages(conversation.messages(), conversation.ends());
    return text.target.append('}').toString();
  }

  private void tools(ModelRequest request, OfferedTools offered) {
    if (!request.tools().isEmpty()) {
      target.append(",\"tools\":").append(offered.text(request.tools()));
      target.append(request.use() == ToolUse.NONE ? NO_CALLS : "");
    }
  }

  /** Writes a tool as the server reads it. */
  static void tool(ToolSpecification tool, StringBuilder target) {
    target.append("{\"name\":");
    JsonText.quote(tool.name(), target);
    target.append(",\"description\":");
    JsonText.quote(tool.description(), target);
    target.append(",\"input_schema\":");
    tool.parameters().appendTo(target);
    target.append('}');
  }

  /** The first is the same for many requests: what lies up to its end is kept by the vendor. */
  private void instructions(List<String> instructions) {
    List<JsonObject> blocks =
        instructions.stream()
            .filter(text -> !text.isBlank())
            .map(text -> AlternatingMessages.block("text").with("text", text))
            .toList();
    if (!blocks.isEmpty()) {
      target.append(",\"system\":");
      blocks(blocks, block -> block == 0);
    }
  }

  private void messages(
      List<AlternatingMessages.Message> messages, Set<AlternatingMessages.Place> marked) {
    target.append(",\"messages\":[");
    for (int i = 0; i < messages.size(); i++) {
      int at = i;
      var message = messages.get(i);
      target.append(i == 0 ? "" : ",").append("{\"role\":\"").append(message.role()).append('"');
      target.append(",\"content\":");
      blocks(message.blocks(), block -> marked.contains(new AlternatingMessages.Place(at, block)));
      target.append('}');
    }
    target.append(']');
  }

  private void blocks(List<JsonObject> blocks, IntPredicate marked) {
    for (int i = 0; i < blocks.size(); i++) {
      JsonObject block = blocks.get(i);
      boolean marks = marked.test(i) && !NEVER_MARKED.contains(block.string("type").orElse(""));
      target.append(i == 0 ? '[' : ',');
      (marks ? settings.cache().marked(block) : block).appendTo(target);
    }
    target.append(']');
  }
}
