package dev.haystack.bootstrap;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.http.AdminDoor;
import dev.haystack.inbound.http.HttpRoutes;
import dev.haystack.inbound.http.MetricsAccess;
import java.time.InstantSource;
import java.util.Optional;

/** The listener of those who watch, from the start to the very end of the service. */
final class Administration {

  private Administration() {}

  /** Opens it where one is wanted; it answers until all else has ended. */
  static Optional<AdminDoor> open(
      ListenerSettings settings,
      HttpRoutes routes,
      AccessLog access,
      InstantSource clock,
      Closing closing) {
    return settings
        .watchers()
        .admin()
        .map(at -> AdminDoor.open(at, settings.server(), access, routes, clock))
        .map(closing::with);
  }

  static MetricsAccess metrics(WatcherSettings settings, Metrics metrics) {
    return new MetricsAccess(
        metrics::text, settings.isOpen(), () -> settings.token().map(LogSettings.Secret::text));
  }
}
