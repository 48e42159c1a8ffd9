package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.model.BodyWriter;
import java.util.Arrays;
import java.util.Set;

/**
 * One block of a message in the wire's form.
 *
 * @param markable whether the vendor takes a mark there
 */
// never compared
@SuppressWarnings("ArrayRecordComponent")
record WrittenBlock(byte[] whole, boolean markable) {

  private static final Set<String> NEVER_MARKED = Set.of("thinking", "redacted_thinking");
  private static final byte[] CLOSE = BodyWriter.bytes("}");

  static WrittenBlock of(JsonObject block) {
    return new WrittenBlock(
        BodyWriter.bytes(block::appendTo), !NEVER_MARKED.contains(block.string("type").orElse("")));
  }

  static WrittenBlock text(String text) {
    return of(typed("text").with("text", text));
  }

  static JsonObject typed(String type) {
    return JsonObject.EMPTY.with("type", Json.of(type));
  }

  void appendTo(BodyWriter body, byte[] mark) {
    if (!markable || mark.length == 0) {
      body.piece(whole);
      return;
    }
    // it stands before the closing brace, in a few blocks of a request
    body.piece(Arrays.copyOf(whole, whole.length - 1));
    body.piece(mark);
    body.piece(CLOSE);
  }
}
