package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;

/** How long the vendor keeps the front of a prompt. */
public enum PromptCache {
  OFF(JsonObject.EMPTY),
  FIVE_MINUTES(JsonObject.builder().put("type", "ephemeral").build()),
  ONE_HOUR(JsonObject.builder().put("type", "ephemeral").put("ttl", "1h").build());

  private final JsonObject mark;

  PromptCache(JsonObject mark) {
    this.mark = mark;
  }

  /** The block as the end of what is kept. */
  JsonObject marked(JsonObject block) {
    return this == OFF ? block : block.with("cache_control", mark);
  }
}
