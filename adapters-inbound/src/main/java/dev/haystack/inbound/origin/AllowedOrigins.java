package dev.haystack.inbound.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins whose pages may use the service: those listed, and the service's own.
 *
 * @param listed as a browser writes them, {@code https://app.example.com}
 * @param loopbackOnly whether the service's own origin counts only under a loopback name, so that a
 *     name that was made to point here opens nothing
 */
public record AllowedOrigins(Set<String> listed, boolean loopbackOnly) {

  private static final Pattern SHAPE =
      Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
  private static final Pattern WEB = Pattern.compile("https?://(.+)");
  private static final Pattern USUAL_PORT = Pattern.compile("(http://.+):80|(https://.+):443");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

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
        || listed.contains(lower(origin.get()))
        || host.filter(name -> isSame(origin.get(), lower(name))).isPresent();
  }

  /** Whether the origin is one that is listed. */
  public boolean isListed(String origin) {
    return listed.contains(lower(origin));
  }

  private boolean isSame(String origin, String host) {
    var page = WEB.matcher(lower(origin));
    return isOrigin(origin)
        && page.matches()
        && host.equals(page.group(1))
        && (!loopbackOnly || LOOPBACK.matcher(host).matches());
  }

  /** Browsers leave out the port that goes without saying. */
  private static String asSent(String origin) {
    String text = lower(origin);
    return USUAL_PORT.matcher(text).matches() ? text.substring(0, text.lastIndexOf(':')) : text;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
