package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;
import java.util.Locale;
import java.util.Set;

/** An event without choices: a ping, counts, or an error whose members lie open. */
final class StrayEvent {

  private static final Set<String> NO_FAULT = Set.of("", "0", "200", "ok", "success");

  private StrayEvent() {}

  static boolean isError(String event) {
    try {
      return Json.parse(event) instanceof JsonObject body && isError(body);
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static boolean isError(JsonObject body) {
    boolean isCalledSo =
        body.string("object").orElse("").equals("error")
            || body.string("type").orElse("").equals("error");
    return isCalledSo || (body.text("message").isPresent() && !NO_FAULT.contains(code(body)));
  }

  private static String code(JsonObject body) {
    return switch (body.get("code").orElse(JsonNull.NULL)) {
      case JsonString(var code) -> code.strip().toLowerCase(Locale.ROOT);
      case JsonNumber number -> number.text();
      default -> "";
    };
  }
}
