package dev.haystack.outbound.openai;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * In what the servers of one vendor differ from OpenAI's, as far as they must be asked differently.
 *
 * @param auth how the key is sent
 * @param path what is below the base URL, percent-encoded, perhaps with a query
 * @param streamOptions whether usage is asked for; elsewhere it comes anyway
 * @param ids what the ids of calls must look like
 * @param extraHeaders sent besides
 */
public record Preset(
    Auth auth, String path, boolean streamOptions, Ids ids, Map<String, String> extraHeaders) {

  private static final String COMPLETIONS = "/chat/completions";

  /** OpenAI's own, which most others take. */
  public static final Preset OPENAI =
      new Preset(Auth.BEARER, COMPLETIONS, true, Ids.FORTY_CHARACTERS_AT_MOST, Map.of());

  /** Mistral's. */
  public static final Preset MISTRAL =
      new Preset(Auth.BEARER, COMPLETIONS, false, Ids.NINE_LETTERS_AND_DIGITS, Map.of());

  /** OpenRouter's, which shows its customers what asked. */
  public static final Preset OPENROUTER =
      new Preset(
          Auth.BEARER,
          COMPLETIONS,
          true,
          Ids.FORTY_CHARACTERS_AT_MOST,
          Map.of("X-Title", "Haystack"));

  /** Where a key is sent; never in an address. */
  public enum Auth {
    BEARER,
    API_KEY
  }

  /** What the ids of calls must look like. */
  public enum Ids {
    /** OpenAI's own limit, which holds for what other servers called something longer. */
    FORTY_CHARACTERS_AT_MOST,
    NINE_LETTERS_AND_DIGITS
  }

  public Preset {
    extraHeaders = Map.copyOf(extraHeaders);
  }

  /**
   * Azure's, below the address of the resource.
   *
   * @param version the version of its API; blank for the one that has none
   */
  public static Preset azure(String deployment, String version) {
    String path =
        version.isBlank()
            ? "/openai/v1" + COMPLETIONS
            : "/openai/deployments/"
                + encoded(deployment)
                + COMPLETIONS
                + "?api-version="
                + encoded(version);
    return new Preset(Auth.API_KEY, path, true, Ids.FORTY_CHARACTERS_AT_MOST, Map.of());
  }

  /** What is sent with each request, the key among it. */
  Map<String, String> headers(String key) {
    var headers = new HashMap<>(extraHeaders);
    if (!key.isEmpty()) {
      switch (auth) {
        case BEARER -> headers.put("Authorization", "Bearer " + key);
        case API_KEY -> headers.put("api-key", key);
      }
    }
    return headers;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
