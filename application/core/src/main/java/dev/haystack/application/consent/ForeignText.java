package dev.haystack.application.consent;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.tool.ToolSource;
import java.util.Set;

/** Where others may have written what a model reads in a turn. */
public final class ForeignText {

  /** Where the user is; every page tells that, and nobody else wrote it. */
  private static final Set<String> PLACE =
      Set.of("page_type", "page_url", "pageType", "pageUrl", "route", "active_tab", "timezone");

  private ForeignText() {}

  /** Whether a page tells more than where it is. */
  public static boolean isIn(JsonObject page) {
    return page.members().entrySet().stream()
        .anyMatch(member -> !PLACE.contains(member.getKey()) && saysSomething(member.getValue()));
  }

  /** Whether a tool's results come from elsewhere than the service itself. */
  public static boolean isFrom(ToolSource source) {
    return switch (source) {
      case BACKEND, UI_STATE, SESSION -> true;
      case LOCAL -> false;
    };
  }

  private static boolean saysSomething(Json value) {
    return switch (value) {
      case JsonString(var text) -> !text.isBlank();
      case JsonArray array -> array.values().stream().anyMatch(ForeignText::saysSomething);
      case JsonObject object ->
          object.members().values().stream().anyMatch(ForeignText::saysSomething);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> false;
    };
  }
}
