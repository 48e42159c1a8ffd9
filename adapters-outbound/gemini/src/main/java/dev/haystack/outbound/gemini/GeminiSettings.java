package dev.haystack.outbound.gemini;

import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the model is, how to get in, what it is called, and the limits; hides its key.
 *
 * @param thinking a level's name, a budget in tokens, or empty for the model's own
 */
public record GeminiSettings(
    URI baseUrl,
    String apiKey,
    String model,
    SchemaForm schema,
    String thinking,
    ModelLimits limits) {

  /** The forms of {@code thinking}. */
  public static final Pattern THINKING = Pattern.compile("(?:minimal|low|medium|high|[0-9]{1,7})?");

  private static final Pattern VERSIONED = Pattern.compile(".*/v[0-9]+[a-z0-9]*");

  public GeminiSettings {
    String scheme = baseUrl.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || baseUrl.getHost() == null || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the base URL is no plain http or https URL");
    }
    if (model.isBlank() || !THINKING.matcher(thinking).matches()) {
      throw new IllegalArgumentException("the model has no name, or no such way of thinking");
    }
    if (apiKey.isEmpty() || apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("there is no API key, or it has characters no key has");
    }
  }

  /** The address inferences are posted to; a query of the base URL is kept. */
  URI inferences() {
    String path = baseUrl.getRawPath().replaceAll("/+$", "");
    String version = VERSIONED.matcher(path).matches() ? "" : "/v1beta";
    String name = URLEncoder.encode(model.replaceFirst("^models/", ""), StandardCharsets.UTF_8);
    String query = baseUrl.getRawQuery() == null ? "" : "&" + baseUrl.getRawQuery();
    return URI.create(
        "%s://%s%s%s/models/%s:streamGenerateContent?alt=sse%s"
            .formatted(
                baseUrl.getScheme(),
                baseUrl.getRawAuthority(),
                path,
                version,
                name.replace("+", "%20"),
                query));
  }

  /** Whose server it is, as far as the address tells. */
  String vendor() {
    return baseUrl.getRawAuthority();
  }

  @Override
  public String toString() {
    return "GeminiSettings[baseUrl=" + baseUrl.getHost() + ", model=" + model + "]";
  }
}
