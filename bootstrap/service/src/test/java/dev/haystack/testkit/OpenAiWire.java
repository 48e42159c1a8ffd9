package dev.haystack.testkit;

import dev.haystack.domain.json.JsonObject;
import java.util.Map;

/** Chat completions themselves. */
final class OpenAiWire implements Wire {

  @Override
  public Map<String, String> settings(String address) {
    return Map.of("OPENAI_API_KEY", "scripted", "OPENAI_BASE_URL", address + "/v1");
  }

  @Override
  public JsonObject read(JsonObject body) {
    return body;
  }

  @Override
  public Answer answer() {
    return new Answer() {
      @Override
      public String chunk(JsonObject chunk) {
        return "data: " + chunk.text() + "\n\n";
      }

      @Override
      public String end() {
        return "data: [DONE]\n\n";
      }
    };
  }

  @Override
  public String nothingLeft() {
    return "{\"error\":{\"code\":\"insufficient_quota\",\"type\":\"insufficient_quota\",\"message\":\"no\"}}";
  }

  @Override
  public String unreadable() {
    return "cannot be read as JSON";
  }

  @Override
  public String withheld() {
    return "content_filtered";
  }
}
