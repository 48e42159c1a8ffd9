package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.memo.Memo;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.outbound.model.BodyWriter;
import java.util.List;

/** The parts that messages become, which are kept beside them. Safe for many threads. */
final class MessageParts {

  private final GeminiSettings settings;
  private final Memo<ModelMessage.FromUser, byte[]> said =
      new Memo<>(user -> BodyWriter.bytes(ReplyParts.text(user.told(), "")::appendTo));
  private final Memo<ModelMessage.FromAssistant, Reply> running =
      new Memo<>(reply -> reply(reply, true));
  private final Memo<ModelMessage.FromAssistant, Reply> over =
      new Memo<>(reply -> reply(reply, false));
  private final Memo<ModelMessage.FromTool, byte[]> responses = new Memo<>(MessageParts::response);

  MessageParts(GeminiSettings settings) {
    this.settings = settings;
  }

  /** The part that the user's words become. */
  byte[] of(ModelMessage.FromUser user) {
    return said.of(user);
  }

  /** What a reply becomes, of the turn that runs or of one that is over. */
  Reply of(ModelMessage.FromAssistant reply, boolean isRunning) {
    return (isRunning ? running : over).of(reply);
  }

  /** What a call is answered by; goes between the head and the end of an answer. */
  byte[] of(ModelMessage.FromTool answer) {
    return responses.of(answer);
  }

  private Reply reply(ModelMessage.FromAssistant reply, boolean isRunning) {
    ReplyParts parts =
        ReplyParts.of(reply.state(), reply.calls(), settings)
            .orElseGet(() -> ReplyParts.of(reply.text(), reply.calls(), isRunning));
    return new Reply(
        parts.parts().stream().map(part -> BodyWriter.bytes(part::appendTo)).toList(),
        parts.calls().stream().map(MessageParts::answerHead).toList());
  }

  /** By the name that the call has, and the id if the server gave it one. */
  private static byte[] answerHead(JsonObject call) {
    var names =
        JsonObject.builder()
            .putIfPresent("id", call.get("id"))
            .putIfPresent("name", call.get("name"))
            .build();
    return BodyWriter.bytes(
        target -> {
          target.append("{\"functionResponse\":");
          names.appendTo(target);
          target.setLength(target.length() - 1);
          target.append(names.isEmpty() ? "" : ",").append("\"response\":");
        });
  }

  private static byte[] response(ModelMessage.FromTool tool) {
    Json told = json(tool.text());
    Json response =
        tool.failed() || !(told instanceof JsonObject)
            ? JsonObject.builder().put(tool.failed() ? "error" : "result", told).build()
            : told;
    return BodyWriter.bytes(response::appendTo);
  }

  private static Json json(String text) {
    try {
      return Json.parse(text, Json.DEPTH_MAX, JsonReading.LENIENT);
    } catch (JsonSyntaxException _) {
      return Json.of(text);
    }
  }

  /**
   * A reply in the wire's form.
   *
   * @param parts its parts
   * @param answerHeads what the answers to its calls begin with
   */
  record Reply(List<byte[]> parts, List<byte[]> answerHeads) {}
}
