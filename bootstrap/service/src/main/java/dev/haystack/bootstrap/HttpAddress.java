package dev.haystack.bootstrap;

import java.net.URI;

/** How the address of another server is written. */
final class HttpAddress {

  private HttpAddress() {}

  /** The same with another path. */
  static URI withPath(URI address, String path) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create(address.getScheme() + "://" + address.getRawAuthority() + path + query);
  }

  static boolean isOne(String text) {
    try {
      var uri = URI.create(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
