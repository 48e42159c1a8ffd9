package dev.haystack.outbound.anthropic;

/** How long the vendor keeps the front of a prompt. */
public enum PromptCache {
  OFF,
  FIVE_MINUTES,
  ONE_HOUR;

  /** The members that make a block the end of what is kept. */
  String mark() {
    return switch (this) {
      case OFF -> "";
      case FIVE_MINUTES -> ",\"cache_control\":{\"type\":\"ephemeral\"}";
      case ONE_HOUR -> ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    };
  }
}
