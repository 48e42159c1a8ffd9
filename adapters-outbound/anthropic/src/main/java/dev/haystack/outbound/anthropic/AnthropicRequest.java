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
  CallBody of(ModelRequest request, List<JsonObject> begun, Thinking thinking) {
    var conversation = AlternatingMessages.of(request.conversation(), begun, written);
    var body = new BodyWriter();
    body.text().append("{\"model\":");
    JsonText.quote(settings.model(), body.text());
    body.text().append(",\"max_tokens\":").append(settings.maxTokens()).append(",\"stream\":true");
    if (conversation.thinks()) {
      thinking.appendTo(body.text());
    }
    tools(request, body);
    instructions(request.instructions(), body);
    messages(conversation, body);
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
      for (int i = 0; i < blocks.size(); i++) {
        block(blocks.get(i), i, i == 0, body);
      }
      body.text().append(']');
    }
  }

  private void messages(AlternatingMessages conversation, BodyWriter body) {
    List<AlternatingMessages.Message> messages = conversation.messages();
    List<AlternatingMessages.Place> marked = conversation.ends();
    body.text().append(",\"messages\":[");
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      if (i > 0) {
        body.comma();
      }
      body.piece(message.isUsers() ? FROM_USER : FROM_ASSISTANT);
      for (int j = 0; j < message.blocks().size(); j++) {
        block(message.blocks().get(j), j, isIn(marked, i, j), body);
      }
      body.piece(END);
    }
    body.text().append(']');
  }

  private static boolean isIn(List<AlternatingMessages.Place> marked, int message, int block) {
    for (var place : marked) {
      if (place.is(message, block)) {
        return true;
      }
    }
    return false;
  }

  private void block(WrittenBlock block, int number, boolean marked, BodyWriter body) {
    if (number > 0) {
      body.comma();
    }
    block.appendTo(body, marked ? mark : UNMARKED);
  }
}
