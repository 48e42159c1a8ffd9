package dev.haystack.inbound.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins whose pages may use the service: those listed, and the service's own.
 *
 * @param listed as a browser writes them, {@code https://app.example.com}; or {@link #LOOPBACK}
 * @param own under which names the service itself is reached
 */
public record AllowedOrigins(Set<String> listed, OwnAddress own) {

  private static final Pattern SHAPE =
      Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  /** Listed, it stands for all pages that this machine serves. */
  public static final String LOOPBACK = "loopback";

  private static final Pattern LOOPBACK_PAGE =
      Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");
  private static final Pattern USUAL_PORT = Pattern.compile("(http://.+):80|(https://.+):443");

  public AllowedOrigins {
    listed = listed.stream().map(AllowedOrigins::asSent).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a text is an origin as a browser or an app's web view writes it. */
  public static boolean isOrigin(String text) {
    return SHAPE.matcher(lower(text)).matches();
  }

  /** Whether the page may use the service; no origin is no page. */
  public boolean allow(Optional<String> origin, Optional<String> host) {
    return origin.isEmpty()
        || isListed(origin.get())
        || host.filter(name -> isOwn(origin.get(), name)).isPresent();
  }

  /** Whether the origin is one that is listed. */
  public boolean isListed(String origin) {
    String page = lower(origin);
    return (listed.contains(page) && !page.equals(LOOPBACK))
        || (listed.contains(LOOPBACK) && LOOPBACK_PAGE.matcher(page).matches());
  }

  private boolean isOwn(String origin, String host) {
    return isOrigin(origin) && own.isOrigin(origin, host);
  }

  /** Browsers leave out the port that goes without saying. */
  static String asSent(String origin) {
    String text = lower(origin);
    return USUAL_PORT.matcher(text).matches() ? text.substring(0, text.lastIndexOf(':')) : text;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
