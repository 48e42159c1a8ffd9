package dev.haystack.bootstrap;

import java.net.URI;
import java.util.regex.Pattern;

/** Names and addresses that lead to this machine only. */
final class Loopback {

  private static final Pattern HOST =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1");

  private Loopback() {}

  static boolean is(String host) {
    return HOST.matcher(host).matches();
  }

  static boolean is(URI uri) {
    String host = uri.getHost();
    return host != null && is(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
  }
}
