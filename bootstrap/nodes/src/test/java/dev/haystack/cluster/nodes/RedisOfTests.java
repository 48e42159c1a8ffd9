package dev.haystack.cluster.nodes;

import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.testkit.RedisServer;

/** A Redis with a connection to it, for the tests of a class. */
final class RedisOfTests implements AutoCloseable {

  private final RedisServer server = RedisServer.started();
  private final RedisConnection connection =
      RedisConnection.open(RedisUrl.parse(server.url()), RedisServer.PATIENCE);

  RedisServer server() {
    return server;
  }

  RedisConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    connection.close();
    server.close();
  }
}
