package dev.haystack.outbound.gemini;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the model is, how it is asked, and the limits.
 *
 * @param thinking a level's name, a budget in tokens, or empty for the model's own
 */
public record GeminiSettings(
    ModelAccess access, SchemaForm schema, String thinking, ModelLimits limits) {

  /** The forms of {@code thinking}. */
  public static final Pattern THINKING = Pattern.compile("(?:minimal|low|medium|high|[0-9]{1,7})?");

  private static final Pattern VERSIONED = Pattern.compile(".*/v[0-9]+[a-z0-9]*");

  public GeminiSettings {
    if (!THINKING.matcher(thinking).matches()) {
      throw new IllegalArgumentException("there is no such way of thinking");
    }
    access = access.keyed();
  }

  URI inferences() {
    String path = access.path();
    String version = VERSIONED.matcher(path).matches() ? "" : "/v1beta";
    String name = URLEncoder.encode(model().replaceFirst("^models/", ""), StandardCharsets.UTF_8);
    return access.at(
        "%s%s/models/%s:streamGenerateContent?alt=sse"
            .formatted(path, version, name.replace("+", "%20")));
  }

  String model() {
    return access.model();
  }

  String vendor() {
    return access.vendor();
  }
}
