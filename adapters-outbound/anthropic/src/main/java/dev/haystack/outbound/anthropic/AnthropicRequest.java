package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.BodyWriter;
import dev.haystack.outbound.model.OfferedTools;
import dev.haystack.outbound.transport.CallBody;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Writes the bodies of requests for inferences; what a message becomes is kept beside it. Safe for
 * many threads.
 */
final class AnthropicRequest {

  private static final String NO_CALLS = ",\"tool_choice\":{\"type\":\"none\"}";
  private static final byte[] UNMARKED = {};
  private static final byte[] FROM_USER = BodyWriter.bytes("{\"role\":\"user\",\"content\":[");
  private static final byte[] FROM_ASSISTANT =
      BodyWriter.bytes("{\"role\":\"assistant\",\"content\":[");
  private static final byte[] END = BodyWriter.bytes("]}");

  private final AnthropicSettings settings;
  private final OfferedTools offered = new OfferedTools(AnthropicRequest::tool);
  private final MessageBlocks written;
  private final byte[] mark;

  AnthropicRequest(AnthropicSettings settings) {
    this.settings = settings;
    this.written = new MessageBlocks(settings.model());
    this.mark = BodyWriter.bytes(settings.cache().mark());
  }

  /**
   * Of a request.
   *
   * @param begun what was answered to it before a pause
   */
  CallBody of(ModelRequest request, List<JsonObject> begun) {
    var conversation = AlternatingMessages.of(request.conversation(), begun, written);
    var body = new BodyWriter();
    body.text().append("{\"model\":");
    JsonText.quote(settings.model(), body.text());
    body.text().append(",\"max_tokens\":").append(settings.maxTokens()).append(",\"stream\":true");
    if (conversation.thinks()) {
      settings.thinking().appendTo(body.text());
    }
    tools(request, body);
    instructions(request.instructions(), body);
    messages(conversation.messages(), conversation.ends(), body);
    body.text().append('}');
    return body.body();
  }

  private void tools(ModelRequest request, BodyWriter body) {
    if (!request.tools().isEmpty()) {
      body.text().append(",\"tools\":");
      body.piece(offered.piece(request.tools()));
      body.text().append(request.use() == ToolUse.NONE ? NO_CALLS : "");
    }
  }

  private static void tool(ToolSpecification tool, StringBuilder target) {
    target.append("{\"name\":");
    JsonText.quote(tool.name(), target);
    target.append(",\"description\":");
    JsonText.quote(tool.description(), target);
    target.append(",\"input_schema\":");
    tool.parameters().appendTo(target);
    target.append('}');
  }

  /** The first is the same for many requests: what lies up to its end is kept by the vendor. */
  private void instructions(List<String> instructions, BodyWriter body) {
    List<WrittenBlock> blocks =
        instructions.stream().filter(text -> !text.isBlank()).map(WrittenBlock::text).toList();
    if (!blocks.isEmpty()) {
      body.text().append(",\"system\":[");
      blocks(blocks, block -> block == 0, body);
      body.text().append(']');
    }
  }

  private void messages(
      List<AlternatingMessages.Message> messages,
      Set<AlternatingMessages.Place> marked,
      BodyWriter body) {
    body.text().append(",\"messages\":[");
    for (int i = 0; i < messages.size(); i++) {
      int at = i;
      var message = messages.get(i);
      if (i > 0) {
        body.comma();
      }
      body.piece(message.isUsers() ? FROM_USER : FROM_ASSISTANT);
      blocks(
          message.blocks(),
          block -> marked.contains(new AlternatingMessages.Place(at, block)),
          body);
      body.piece(END);
    }
    body.text().append(']');
  }

  private void blocks(List<WrittenBlock> blocks, IntPredicate marked, BodyWriter body) {
    for (int i = 0; i < blocks.size(); i++) {
      if (i > 0) {
        body.comma();
      }
      blocks.get(i).appendTo(body, marked.test(i) ? mark : UNMARKED);
    }
  }
}
