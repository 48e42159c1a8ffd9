package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.model.BodyWriter;
import java.util.Set;

/**
 * One block of a message in the wire's form.
 *
 * @param open all of it but its closing brace, before which a mark may stand
 * @param markable whether the vendor takes a mark there
 */
// never compared
@SuppressWarnings("ArrayRecordComponent")
record WrittenBlock(byte[] open, boolean markable) {

  private static final Set<String> NEVER_MARKED = Set.of("thinking", "redacted_thinking");
  private static final byte[] CLOSE = BodyWriter.bytes("}");

  static WrittenBlock of(JsonObject block) {
    byte[] open =
        BodyWriter.bytes(
            target -> {
              block.appendTo(target);
              target.setLength(target.length() - 1);
            });
    return new WrittenBlock(open, !NEVER_MARKED.contains(block.string("type").orElse("")));
  }

  static WrittenBlock text(String text) {
    return of(typed("text").with("text", text));
  }

  static JsonObject typed(String type) {
    return JsonObject.EMPTY.with("type", Json.of(type));
  }

  void appendTo(BodyWriter body, byte[] mark) {
    body.piece(open);
    if (markable && mark.length > 0) {
      body.piece(mark);
    }
    body.piece(CLOSE);
  }
}
