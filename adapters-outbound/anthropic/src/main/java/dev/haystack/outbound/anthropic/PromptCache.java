package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;

/** How long the vendor keeps the front of a prompt. */
public enum PromptCache {
  OFF,
  FIVE_MINUTES,
  ONE_HOUR;

  private static final JsonObject BRIEFLY = JsonObject.EMPTY.with("type", "ephemeral");

  /** The block as the end of what is kept. */
  JsonObject marked(JsonObject block) {
    return switch (this) {
      case OFF -> block;
      case FIVE_MINUTES -> block.with("cache_control", BRIEFLY);
      case ONE_HOUR -> block.with("cache_control", BRIEFLY.with("ttl", "1h"));
    };
  }
}
