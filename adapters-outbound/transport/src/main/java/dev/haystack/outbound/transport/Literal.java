package dev.haystack.outbound.transport;

import java.net.URI;

/**
 * Protects a URI from the client library, which decodes what it is given, CR and LF too, reorders
 * queries, drops path parameters, and writes the outcome as it is: encoded once more, and with its
 * query as part of the path, a URI is written as its owner wrote it.
 */
final class Literal {

  private Literal() {}

  static URI uri(URI uri) {
    var target = new StringBuilder();
    target.append(uri.getScheme()).append("://").append(uri.getRawAuthority());
    append(uri.getRawPath(), target);
    if (uri.getRawQuery() != null) {
      target.append("%3F");
      append(uri.getRawQuery(), target);
    }
    return URI.create(target.toString());
  }

  private static void append(String raw, StringBuilder target) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '%' -> target.append("%25");
        case '?' -> target.append("%3F");
        // it would be dropped with what follows it; encoded it means the same to a server
        case ';' -> target.append("%253B");
        default -> target.append(c);
      }
    }
  }
}
