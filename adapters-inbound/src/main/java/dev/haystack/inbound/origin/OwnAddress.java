package dev.haystack.inbound.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names the service is reached: its public origin, if it has one, and on this machine
 * loopback names. Any other name was made to point here by somebody else.
 *
 * @param publicOrigin as a browser writes it, {@code https://chat.example.com}
 */
public record OwnAddress(Optional<String> publicOrigin) {

  /** Known on this machine alone. */
  public static final OwnAddress LOOPBACK = new OwnAddress(Optional.empty());

  private static final Pattern WEB = Pattern.compile("(https?)://(.+)");
  private static final Pattern NAME_AND_PORT = Pattern.compile("(.*[^:]|\\[.*]):([0-9]{1,5})");
  private static final Pattern LOOPBACK_NAME =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

  public OwnAddress {
    publicOrigin = publicOrigin.map(AllowedOrigins::asSent);
  }

  /** Whether a text is the origin of a web page. */
  public static boolean isWebOrigin(String text) {
    return AllowedOrigins.isOrigin(text) && WEB.matcher(lower(text)).matches();
  }

  /** Whether a {@code Host} means this service. */
  boolean isHost(String host) {
    String name = lower(host);
    return LOOPBACK_NAME.matcher(name).matches()
        || publicOrigin.filter(own -> own.equals(asSent(own, name))).isPresent();
  }

  /**
   * Whether a page is the service's own; without a public origin it is plain HTTP that it speaks.
   */
  boolean isOrigin(String origin, String host) {
    String page = lower(origin);
    return publicOrigin.isPresent()
        ? publicOrigin.get().equals(page)
        : LOOPBACK_NAME.matcher(lower(host)).matches()
            && page.equals(asSent("http://", lower(host)));
  }

  /** The origin that a host's page would have under that one's scheme. */
  private static String asSent(String origin, String host) {
    Matcher named = NAME_AND_PORT.matcher(host);
    String scheme = origin.substring(0, origin.indexOf("://"));
    boolean isUsual =
        named.matches() && named.group(2).equals(scheme.equals("https") ? "443" : "80");
    return scheme + "://" + (isUsual ? named.group(1) : host);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
