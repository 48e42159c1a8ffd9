package dev.haystack.outbound.redisson;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;

/**
 * The connection to Redis, which is made in the background, and tried anew with the next use after
 * it could not be made; opening it never fails and never waits. Safe for use by many threads.
 */
public final class RedisConnection implements AutoCloseable {

  private static final int CLOSE_SECONDS_MAX = 2;
  private static final Executor BACKGROUND = Thread::startVirtualThread;

  private final CompletableFuture<RedissonClient> created;
  private CompletableFuture<RedissonClient> connected;

  private RedisConnection(RedisUrl url) {
    created =
        CompletableFuture.supplyAsync(
            () -> Redisson.create(RedisConfiguration.of(url)), BACKGROUND);
    connected = connect();
  }

  /** Begins to connect. */
  public static RedisConnection open(RedisUrl url) {
    // what the library logs would quote what it stores; it reads this once, when it is loaded
    System.setProperty("redisson.maxStringLogSize", "0");
    return new RedisConnection(url);
  }

  /** The library's client, once it was connected for the first time; the wait is the caller's. */
  synchronized CompletableFuture<RedissonClient> client() {
    if (connected.isCompletedExceptionally()) {
      connected = connect();
    }
    return connected;
  }

  private CompletableFuture<RedissonClient> connect() {
    return created.thenApplyAsync(RedisConnection::greet, BACKGROUND);
  }

  private static RedissonClient greet(RedissonClient client) {
    Long one =
        client
            .getScript(TextCodec.INSTANCE)
            .eval(RScript.Mode.READ_ONLY, "return 1", RScript.ReturnType.LONG);
    if (one.longValue() != 1) {
      throw new IllegalStateException("what answers is no Redis");
    }
    return client;
  }

  /** Ends the connection; what is under way fails. */
  @Override
  public void close() {
    created
        .thenAccept(client -> client.shutdown(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS))
        .exceptionally(neverCreated -> null)
        .join();
  }
}
