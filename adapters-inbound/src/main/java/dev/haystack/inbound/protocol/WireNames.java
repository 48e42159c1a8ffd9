package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.UiAction;
import java.util.Locale;

/** How single values of the domain look on the wire. */
public final class WireNames {

  private WireNames() {}

  /** The name of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A UI action. */
  public static JsonObject of(UiAction action) {
    return JsonObject.builder()
        .put("id", action.id())
        .put("type", action.type())
        .putUnlessEmpty("target", action.target())
        .put("payload", action.payload())
        .build();
  }

  /** The tokens used. */
  public static JsonObject of(Usage usage) {
    return JsonObject.builder()
        .put("input_tokens", usage.inputTokens())
        .put("output_tokens", usage.outputTokens())
        .put("cached_input_tokens", usage.cachedInputTokens())
        .put("cache_write_input_tokens", usage.cacheWriteInputTokens())
        .put("reasoning_tokens", usage.reasoningTokens())
        .put("estimated", usage.estimated())
        .build();
  }
}
