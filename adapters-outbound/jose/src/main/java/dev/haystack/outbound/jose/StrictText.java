package dev.haystack.outbound.jose;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads bytes that must be an object of JSON in UTF-8, with each key once. */
final class StrictText {

  private StrictText() {}

  static Optional<JsonObject> object(byte[] bytes) {
    try {
      // a new decoder reports what the usual one replaces
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Json.parse(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (CharacterCodingException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
