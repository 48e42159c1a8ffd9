package dev.haystack.outbound.transport;

import java.net.URI;
import java.util.Locale;

/** The server that a connection leads to. */
record Origin(boolean secure, String host, int port) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  static Origin of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw invalid("the URI is neither http nor https");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw invalid("the URI has no plain host");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    return new Origin(secure, unbracketed(uri.getHost()), port);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static TransportException invalid(String message) {
    return new TransportException(TransportFailure.INVALID, message);
  }
}
