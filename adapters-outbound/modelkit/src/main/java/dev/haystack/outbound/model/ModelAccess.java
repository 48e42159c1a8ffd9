package dev.haystack.outbound.model;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where a model is, how to get in, and what it is called; hides its key.
 *
 * @param key asked for at each request, for it may be exchanged; empty if the server asks for none
 */
public record ModelAccess(URI baseUrl, Supplier<String> key, String model) {

  public ModelAccess {
    String scheme = baseUrl.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || baseUrl.getHost() == null || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the base URL is no plain http or https URL");
    }
    if (baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException("the base URL has a fragment");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model has no name");
    }
    if (key.get().chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("the API key holds characters that no key has");
    }
  }

  /** With a key that stays the same. */
  public ModelAccess(URI baseUrl, String apiKey, String model) {
    this(baseUrl, () -> apiKey, model);
  }

  /** The key of this moment. */
  public String apiKey() {
    return key.get();
  }

  /** The same, if there is a key. */
  public ModelAccess keyed() {
    if (apiKey().isEmpty()) {
      throw new IllegalArgumentException("there is no API key");
    }
    return this;
  }

  /** The path of the base URL, without a slash at its end. */
  public String path() {
    return baseUrl.getRawPath().replaceAll("/+$", "");
  }

  /**
   * An address at the server; a query of the base URL is kept.
   *
   * @param target a path, percent-encoded, perhaps with a query
   */
  public URI at(String target) {
    String own = baseUrl.getRawQuery();
    String query = own == null ? "" : (target.contains("?") ? "&" : "?") + own;
    return URI.create(baseUrl.getScheme() + "://" + vendor() + target + query);
  }

  /** Whose server it is, as far as the address tells. */
  public String vendor() {
    return baseUrl.getRawAuthority();
  }

  @Override
  public String toString() {
    return "ModelAccess[baseUrl=" + baseUrl.getHost() + ", model=" + model + "]";
  }
}
