package dev.haystack.outbound.redisson;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SingleServerConfig;
import org.redisson.config.SubscriptionMode;

/** How the library is set: to fail fast, to come back soon, and to store text only. */
final class RedisConfiguration {

  // the library says what it waited for before the caller no longer listens
  private static final Duration MARGIN = Duration.ofMillis(40);
  // a cold virtual machine needs several hundred; no request waits for it
  private static final int CONNECT_MILLIS_MAX = 1_000;
  private static final int PING_INTERVAL_MILLIS = 500;
  private static final Duration RECONNECT_DELAY = Duration.ofMillis(200);
  private static final int SCAN_INTERVAL_MILLIS = 1_000;
  private static final int THREADS = 2;
  // below ten, the library sends the next command without waiting for the answer to the last
  private static final int CONNECTIONS_MAX = 8;
  private static final int CONNECTIONS_MIN = 1;

  private RedisConfiguration() {}

  /** With the threads on which the library works on its connections; the caller ends them. */
  static Config of(RedisUrl url, Duration timeout, EventLoopGroup threads) {
    int answerMillis = Math.toIntExact(timeout.minus(MARGIN).toMillis());
    var config = new Config();
    config.setCodec(TextCodec.INSTANCE);
    config.setReferenceEnabled(false);
    config.setLazyInitialization(true);
    // on its own, the library would load an unknown script and call it again, without a limit
    config.setUseScriptCache(false);
    config.setThreads(THREADS);
    config.setEventLoopGroup(threads);
    if (!url.password().isEmpty()) {
      config.setPassword(url.password());
    }
    if (!url.user().isEmpty()) {
      config.setUsername(url.user());
    }
    switch (url.topology()) {
      case SINGLE -> single(config.useSingleServer(), url, answerMillis);
      case SENTINEL ->
          shared(
              config
                  .useSentinelServers()
                  .setMasterName(url.master())
                  .addSentinelAddress(url.nodeAddresses().toArray(String[]::new))
                  .setCheckSentinelsList(false)
                  .setScanInterval(SCAN_INTERVAL_MILLIS)
                  .setDatabase(url.database()),
              answerMillis);
      case CLUSTER ->
          shared(
              config
                  .useClusterServers()
                  .addNodeAddress(url.nodeAddresses().toArray(String[]::new))
                  .setScanInterval(SCAN_INTERVAL_MILLIS),
              answerMillis);
    }
    return config;
  }

  private static void single(SingleServerConfig server, RedisUrl url, int answerMillis) {
    bounded(server, answerMillis);
    server
        .setAddress(url.nodeAddresses().getFirst())
        .setDatabase(url.database())
        .setConnectionMinimumIdleSize(CONNECTIONS_MIN)
        .setConnectionPoolSize(CONNECTIONS_MAX);
  }

  private static void shared(BaseMasterSlaveServersConfig<?> servers, int answerMillis) {
    bounded(servers, answerMillis);
    servers
        // a replica may not have what was just written
        .setReadMode(ReadMode.MASTER)
        .setSubscriptionMode(SubscriptionMode.MASTER)
        .setMasterConnectionMinimumIdleSize(CONNECTIONS_MIN)
        .setMasterConnectionPoolSize(CONNECTIONS_MAX);
  }

  private static void bounded(BaseConfig<?> servers, int answerMillis) {
    servers
        .setTimeout(answerMillis)
        .setRetryAttempts(0)
        .setConnectTimeout(CONNECT_MILLIS_MAX)
        .setPingConnectionInterval(PING_INTERVAL_MILLIS)
        .setReconnectionDelay(new ConstantDelay(RECONNECT_DELAY));
  }
}
