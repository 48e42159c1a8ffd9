package dev.haystack.outbound.redisson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A master, its replica, and a sentinel that puts the replica in the master's place. */
public final class RedisSentinel implements AutoCloseable {

  private static final String MASTER = "main";

  private final RedisServer master = RedisServer.forgetful();
  private final RedisServer replica =
      RedisServer.forgetful(
          "--replicaof", "127.0.0.1", "" + master.port(), "--repl-diskless-sync-delay", "0");
  private final Path directory = Directories.create("redis-sentinel");
  private final int port = FreePort.any();
  private final RedisProcess sentinel;

  private RedisSentinel() {
    master.start();
    replica.start();
    Patience.await("a replica", () -> info(master).contains("state=online"));
    sentinel = RedisProcess.start(directory, List.of(configuration().toString(), "--sentinel"));
    Patience.await("a sentinel", this::knowsReplica);
  }

  /** Returns when it would notice the master's end. */
  public static RedisSentinel started() {
    return new RedisSentinel();
  }

  private Path configuration() {
    String text =
        """
        port %d
        bind 127.0.0.1
        dir %s
        sentinel monitor %s 127.0.0.1 %d 1
        sentinel down-after-milliseconds %s 500
        sentinel failover-timeout %s 3000
        """
            .formatted(port, directory, MASTER, master.port(), MASTER, MASTER);
    try {
      return Files.writeString(directory.resolve("sentinel.conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean knowsReplica() {
    try {
      return RedisAnswers.ask(port, List.of("SENTINEL", "REPLICAS", MASTER)).contains("slave");
    } catch (IOException e) {
      return false;
    }
  }

  public String url() {
    return "redis+sentinel://127.0.0.1:" + port + "/" + MASTER;
  }

  /** Kills the master, and returns when the replica has its place. */
  public void failOver() {
    master.kill();
    Patience.await("another master", this::isReplicaMaster);
  }

  private boolean isReplicaMaster() {
    try {
      return info(replica).contains("role:master");
    } catch (UncheckedIOException e) {
      // whoever becomes the master closes its connections
      return false;
    }
  }

  /** Asks the one that was the replica. */
  public List<String> askReplica(String... words) {
    return replica.command(words);
  }

  private static String info(RedisServer server) {
    return server.command("INFO", "replication").getFirst();
  }

  @Override
  public void close() {
    sentinel.kill();
    replica.close();
    master.close();
    Directories.delete(directory);
  }
}
