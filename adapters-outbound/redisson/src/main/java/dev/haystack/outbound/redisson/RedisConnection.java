package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.sealing.Sealing;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;

/**
 * The connection to Redis, which is made in the background, and tried anew with the next use after
 * it could not be made; opening it never fails and never waits. Safe for use by many threads.
 *
 * <p>Once it is made, the library is used on its own thread only: it waits by spinning for what
 * another thread is about to do, and a virtual thread that spins may keep that other one from ever
 * doing it.
 */
public final class RedisConnection implements AutoCloseable {

  private static final int CLOSE_SECONDS_MAX = 2;
  private static final Executor BACKGROUND = Thread::startVirtualThread;

  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("redis", true), NioIoHandler.newFactory());
  private final EventLoop thread = threads.next();
  private final RedisUrl url;
  private final Duration timeout;
  private final Sealing sealing;
  private final CompletableFuture<RedissonClient> created;
  private final CompletableFuture<ScriptSender> first;
  private CompletableFuture<ScriptSender> connected;

  private RedisConnection(RedisUrl url, Duration timeout, Sealing sealing) {
    this.url = url;
    this.timeout = timeout;
    this.sealing = sealing;
    created =
        CompletableFuture.supplyAsync(
            () -> Redisson.create(RedisConfiguration.of(url, timeout, threads)), BACKGROUND);
    first = connect();
    connected = first;
  }

  /** Begins to connect; a call takes no longer than the timeout. */
  public static RedisConnection open(RedisUrl url, Duration timeout) {
    return open(url, timeout, Sealing.NONE);
  }

  /** The same, with what seals the values that go over it. */
  public static RedisConnection open(RedisUrl url, Duration timeout, Sealing sealing) {
    // what the library logs would quote what it stores; it reads this once, when it is loaded
    System.setProperty("redisson.maxStringLogSize", "0");
    return new RedisConnection(url, timeout, sealing);
  }

  /** What seals the values that go over it, and opens those that come. */
  Sealing sealing() {
    return sealing;
  }

  /** The longest that a call may take. */
  Duration timeout() {
    return timeout;
  }

  /** What sends scripts, once it was connected for the first time; the wait is the caller's. */
  synchronized CompletableFuture<ScriptSender> sender() {
    if (connected.isCompletedExceptionally()) {
      connected = connect();
    }
    return connected;
  }

  /**
   * What is wrong with the address, if something that answers there says that; waits until it was
   * asked for the first time.
   */
  public Optional<String> mistake(Duration atMost) {
    return first
        .<Optional<String>>handle((_, failure) -> RedisFailures.mistake(failure))
        .completeOnTimeout(Optional.empty(), atMost.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Has the library do something else, which must not block. */
  <T> CompletableFuture<T> call(Function<RedissonClient, CompletionStage<T>> doing) {
    return sender().thenComposeAsync(sender -> doing.apply(sender.client()), this::execute);
  }

  /** Does something later, which must not block, unless the connection is closed by then. */
  void later(Duration delay, Runnable doing) {
    try {
      var _ = thread.schedule(doing, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // then there is nothing left to do
    }
  }

  private CompletableFuture<ScriptSender> connect() {
    return created.thenApplyAsync(
        client -> {
          AddressCheck.mistake(url)
              .ifPresent(
                  what -> {
                    throw new MistakenAddressException(what);
                  });
          greet(client);
          BACKGROUND.execute(() -> teach(client));
          return new ScriptSender(
              client, this::execute, new CallJoiner(url.topology() != RedisTopology.CLUSTER));
        },
        BACKGROUND);
  }

  /** Does it on the library's thread; at once, for whoever waits has only so long. */
  private void execute(Runnable doing) {
    try {
      thread.execute(doing);
    } catch (RejectedExecutionException closed) {
      // the library says so itself
      doing.run();
    }
  }

  private static void greet(RedissonClient client) {
    Long one =
        client
            .getScript(TextCodec.INSTANCE)
            .eval(RScript.Mode.READ_ONLY, "return 1", RScript.ReturnType.LONG);
    if (one.longValue() != 1) {
      throw new IllegalStateException("what answers is no Redis");
    }
  }

  /**
   * Has Redis know what a turn asks before one does; whoever asks what it does not know tells it.
   */
  private static void teach(RedissonClient client) {
    RScript scripts = client.getScript(TextCodec.INSTANCE);
    Stream.concat(JoinedScript.PARTS.stream(), Stream.of(JoinedScript.SCRIPT))
        .forEach(script -> scripts.scriptLoadAsync(script.text()).exceptionally(_ -> ""));
  }

  /** Ends the connection; what is under way fails. */
  @Override
  public void close() {
    created
        .thenAccept(client -> client.shutdown(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS))
        .exceptionally(neverCreated -> null)
        .join();
    var _ =
        threads.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
