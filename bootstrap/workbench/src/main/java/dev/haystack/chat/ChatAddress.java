package dev.haystack.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a service is: the same for its sockets and for what is asked over HTTP. */
record ChatAddress(URI base) {

  /** As it is given, with the scheme of sockets or of HTTP. */
  static Optional<ChatAddress> of(String given) {
    try {
      var url = URI.create(given.replaceAll("/+$", ""));
      String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      return url.getHost() == null || !scheme.matches("wss?|https?")
          ? Optional.empty()
          : Optional.of(new ChatAddress(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** On this machine, where the environment has a service listen. */
  static String here(Map<String, String> environment) {
    String port = environment.getOrDefault("PORT", "").strip();
    return "ws://127.0.0.1:" + (port.isEmpty() ? "8001" : port);
  }

  URI socket(String session) {
    return of(isSecure() ? "wss" : "ws", "/ws/" + session);
  }

  URI http(String path) {
    return of(isSecure() ? "https" : "http", path);
  }

  private boolean isSecure() {
    return base.getScheme().matches("(?i)wss|https");
  }

  private URI of(String scheme, String path) {
    return URI.create(scheme + base.toString().substring(base.getScheme().length()) + path);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
