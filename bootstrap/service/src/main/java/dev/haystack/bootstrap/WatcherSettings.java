package dev.haystack.bootstrap;

import dev.haystack.inbound.http.AdminSettings;
import java.util.List;
import java.util.Optional;

/**
 * Where those who watch the service ask, and who may read its numbers.
 *
 * @param admin the listener that they have to themselves, if they have one
 * @param isOpen whether the numbers are for anybody who can connect, unless there is a token
 * @param token that a watching server shows
 */
record WatcherSettings(
    Optional<AdminSettings> admin, boolean isOpen, Optional<LogSettings.Secret> token) {

  static final String TOKEN = "METRICS_TOKEN";

  private static final String OFF = "off";

  /**
   * Reads them.
   *
   * @param host where the service listens
   */
  static WatcherSettings read(SettingsReader reader, String host) {
    var admin = admin(reader);
    return new WatcherSettings(admin, admin.isPresent() || Loopback.is(host), token(reader));
  }

  private static Optional<AdminSettings> admin(SettingsReader reader) {
    String host = reader.text("ADMIN_HOST", "127.0.0.1", "a name or an address", _ -> true);
    String port =
        reader.text(
            "ADMIN_PORT", OFF, "off, or a port from 0 (any) to 65535", WatcherSettings::isPort);
    return port.equals(OFF)
        ? Optional.empty()
        : Optional.of(new AdminSettings(host, Integer.parseInt(port)));
  }

  private static boolean isPort(String text) {
    return text.equals(OFF)
        || (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= Character.MAX_VALUE);
  }

  private static Optional<LogSettings.Secret> token(SettingsReader reader) {
    var token = reader.secret(TOKEN, "what a Prometheus server shows to read /metrics");
    if (token.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      reader.fault(TOKEN, "holds blanks or characters that no token has");
    }
    return token.map(LogSettings.Secret::new);
  }

  /** What may not be as it should be. */
  List<String> warnings() {
    return isOpen || token.isPresent()
        ? List.of()
        : List.of(
            "neither ADMIN_PORT nor METRICS_TOKEN is set, so nobody can read /metrics of a service"
                + " that others can reach");
  }
}
