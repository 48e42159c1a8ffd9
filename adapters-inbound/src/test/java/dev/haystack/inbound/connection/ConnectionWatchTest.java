package dev.haystack.inbound.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final ServerConnection NOTHING = fake(ServerConnection.class, (_, _, _) -> null);
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
            (_, method, _) ->
                switch (method.getName()) {
                  case "childSocketId" -> id;
                  case "remotePeer" -> peer(LOOPBACK);
                  case "dataReader" -> DataReader.create(() -> new byte[0]);
                  default -> socket;
                });
    return watch.watch(context, _ -> fake(ServerConnection.class, (_, _, _) -> null));
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static PeerInfo peer(InetAddress address) {
    return fake(
        PeerInfo.class,
        (_, method, _) ->
            method.getName().equals("address") ? new InetSocketAddress(address, 4711) : null);
  }

  @Test
  @Tag("SE-15")
  void oneConnectionTooManyOfAnAddressIsNotServed() throws UnknownHostException {
    var limits = new InboundLimits(1 << 20, 1000, 2, 1, 1, 1);
    var guard = new InboundGuard(limits, new ClientAddress(List.of("192.0.2.9")));
    try (var watch = new ConnectionWatch(IMPATIENT, guard)) {
      for (int i = 0; i < 2; i++) {
        var _ = watch.watch(from("192.0.2.1", "a" + i), _ -> NOTHING);
      }

      assertThrows(
          CloseConnectionException.class,
          () -> watch.watch(from("192.0.2.1", "one more"), _ -> NOTHING));
      for (int i = 0; i < 5; i++) {
        var _ = watch.watch(from("192.0.2.9", "proxy" + i), _ -> NOTHING);
        var _ = watch.watch(from("127.0.0.1", "here" + i), _ -> NOTHING);
      }
      assertEquals(1, guard.tally().refusedByAddress());
      assertEquals(12, watch.size());
    }
  }

  private static ConnectionContext from(String address, String id) throws UnknownHostException {
    var peer = peer(InetAddress.getByName(address));
    return fake(
        ConnectionContext.class,
        (_, method, _) ->
            switch (method.getName()) {
              case "childSocketId" -> id;
              case "remotePeer" -> peer;
              case "dataReader" -> DataReader.create(() -> new byte[0]);
              default -> fake(HelidonSocket.class, (_, _, _) -> null);
            });
  }
}
