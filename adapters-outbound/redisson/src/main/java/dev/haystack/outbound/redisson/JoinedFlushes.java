package dev.haystack.outbound.redisson;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.redisson.client.NettyHook;

/** Sends the commands that wait for a network thread in one piece, once it has taken them all. */
final class JoinedFlushes implements NettyHook {

  @Override
  public void afterBoostrapInitialization(Bootstrap bootstrap) {
    // nothing to set there
  }

  @Override
  public void afterChannelInitialization(Channel channel) {
    channel
        .pipeline()
        .addFirst(
            new FlushConsolidationHandler(
                FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true));
  }
}
