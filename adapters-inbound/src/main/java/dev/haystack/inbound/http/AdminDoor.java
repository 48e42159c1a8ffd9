package dev.haystack.inbound.http;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.connection.ConnectionWatch;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.problem.CommonHeaders;
import dev.haystack.port.tracing.Tracing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server of those who watch the service: it takes no part in the stop of the other, and answers
 * until it is closed. Whoever watches asks by address, so no name is wrong here.
 */
public final class AdminDoor implements AutoCloseable {

  private static final String NAMES = "ADMIN_HOST and ADMIN_PORT";

  private final Listener listener;

  private AdminDoor(Listener listener) {
    this.listener = listener;
  }

  /**
   * Listens.
   *
   * @throws BindException if the address cannot be used
   */
  public static AdminDoor open(
      AdminSettings at,
      ServerSettings serving,
      AccessLog access,
      HttpRoutes routes,
      InstantSource clock) {
    ServerSettings settings = at.under(serving);
    // callers of the service can use up nothing of those who watch it
    var guard = new InboundGuard(settings.limits(), settings.clientAddress());
    var watch = new ConnectionWatch(settings.stillness(), guard);
    var pages =
        new PageAccess(
            at.isLoopback() ? OriginCheck.ofLoopbackNames(clock) : OriginCheck.ofAnyName(clock));
    List<Route> all = routes.admin();
    var router =
        new Router(
            all,
            pages,
            (_, _) -> Optional.empty(),
            watch,
            settings,
            guard,
            access,
            Tracing.OFF,
            Optional.empty());
    return new AdminDoor(
        Listener.open(
            settings,
            NAMES,
            Optional.empty(),
            watch,
            router,
            new TransportProblems(pages, access, CommonHeaders.of(false)),
            Map.of()));
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
