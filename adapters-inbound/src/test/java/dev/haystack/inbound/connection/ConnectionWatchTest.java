package dev.haystack.inbound.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final ConnectionLimits IMPATIENT =
      new ConnectionLimits(SHORT, SHORT, SHORT, SHORT);

  @Test
  void aConnectionThatCannotBeCutKeepsNoneOfTheOthersFromBeingCut() throws InterruptedException {
    var tried = new CountDownLatch(1);
    var cut = new CountDownLatch(1);
    try (var watch =
        new ConnectionWatch(
            IMPATIENT, new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER))) {
      watch.start();
      WatchedConnection broken =
          watched(
              watch,
              "broken",
              () -> {
                tried.countDown();
                throw new StackOverflowError("deep");
              });
      broken.enter(ConnectionPhase.IDLE);
      assertTrue(tried.await(10, TimeUnit.SECONDS));

      WatchedConnection good = watched(watch, "good", cut::countDown);
      good.enter(ConnectionPhase.IDLE);

      assertTrue(cut.await(10, TimeUnit.SECONDS));
    }
  }

  private static WatchedConnection watched(ConnectionWatch watch, String id, Runnable onClose) {
    HelidonSocket socket =
        fake(
            HelidonSocket.class,
            (_, method, _) -> {
              if (method.getName().equals("close")) {
                onClose.run();
              }
              return null;
            });
    ConnectionContext context =
        fake(
            ConnectionContext.class,
            (_, method, _) -> method.getName().equals("childSocketId") ? id : socket);
    return watch.watch(context, fake(ServerConnection.class, (_, _, _) -> null));
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
