package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Redis for the tests of one class: connected before the first, and empty before each. */
final class ConnectedRedis implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  // what was answered is in its file, so that a test may kill it
  private final RedisServer server = RedisServer.started("--appendfsync", "always");
  private final RedisConnection connection;

  /**
   * @param path which of its databases, as in its address
   */
  ConnectedRedis(String path) {
    connection = RedisConnection.open(RedisUrl.parse(server.url() + path), RedisServer.PATIENCE);
  }

  RedisServer server() {
    return server;
  }

  RedisConnection connection() {
    return connection;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var _ = connection.sender().join();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.flush();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    connection.close();
    server.close();
  }
}
