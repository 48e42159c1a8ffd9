package dev.haystack.inbound.websocket;

import dev.haystack.inbound.protocol.ClientMessage;

/**
 * How fast one socket may speak, and what it may say all the same while it speaks too fast: what
 * keeps it alive, what keeps it known, and what ends a turn. One thread's.
 */
final class InboundRates {

  private static final int RESERVE_SHARE = 5;

  private final InboundRate all;
  private final InboundRate unknown;
  private final InboundRate stops;
  private final InboundRate heartbeats;
  private final InboundRate refreshes;

  InboundRates(SocketSettings settings, long nowNanos) {
    int perSecond = settings.messagesPerSecondMax();
    int burst = settings.messageBurstMax();
    all = new InboundRate(perSecond, burst, nowNanos);
    unknown = InboundRate.perMinute(UnknownLimits.MESSAGES_PER_MINUTE_MAX, nowNanos);
    stops = reserve(perSecond, burst, nowNanos);
    heartbeats = reserve(perSecond, burst, nowNanos);
    refreshes = reserve(perSecond, burst, nowNanos);
  }

  private static InboundRate reserve(int perSecond, int burst, long nowNanos) {
    return new InboundRate(
        Math.ceilDiv(perSecond, RESERVE_SHARE), Math.ceilDiv(burst, RESERVE_SHARE), nowNanos);
  }

  /** Whether a message of any kind may come now; if so, it is counted. */
  boolean admits(long nowNanos, boolean isUnknown) {
    return all.admits(nowNanos) && (!isUnknown || unknown.admits(nowNanos));
  }

  /** Whether this message may come although others may not; if so, it is counted. */
  boolean admitsAllTheSame(ClientMessage message, long nowNanos) {
    return switch (message) {
      case ClientMessage.Stop _ -> stops.admits(nowNanos);
      case ClientMessage.Heartbeat _ -> heartbeats.admits(nowNanos);
      case ClientMessage.AuthRefresh _ -> refreshes.admits(nowNanos);
      case ClientMessage.Chat _,
          ClientMessage.UiStateChanged _,
          ClientMessage.UiStateUndated _,
          ClientMessage.Resume _,
          ClientMessage.UiActionDone _ ->
          false;
    };
  }
}
