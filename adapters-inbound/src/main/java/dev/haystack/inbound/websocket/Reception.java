package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Decoded;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Reads what one client says, on the socket's reading thread: answers at once what needs no store,
 * and hands over the rest.
 */
final class Reception {

  private static final System.Logger LOGGER = System.getLogger(Reception.class.getName());
  private static final int MALFORMED_MAX = 5;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ClientMessageDecoder decoder;
  private final InstantSource clock;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Dialogue dialogue;
  private final InboundRate rate;
  private Credentials handedOver = Credentials.NONE;
  private int malformedInARow;

  Reception(SocketParts parts, Outbox outbox, Inbox inbox, Dialogue dialogue) {
    this.decoder = parts.decoder();
    this.clock = parts.clock();
    this.outbox = outbox;
    this.inbox = inbox;
    this.dialogue = dialogue;
    SocketSettings settings = parts.settings();
    this.rate =
        new InboundRate(
            settings.messagesPerSecondMax(), settings.messageBurstMax(), System.nanoTime());
  }

  void hear(String text) {
    if (!rate.admits(System.nanoTime())) {
      refuse(ErrorCode.RATE_LIMITED, ClientMessageId.NONE);
      return;
    }
    switch (decoder.decode(text)) {
      case Decoded.Malformed(var fault, var pointer) -> malformed(fault, pointer);
      case Decoded.Ignored() -> malformedInARow = 0;
      case Decoded.Message(var message, var said) -> {
        malformedInARow = 0;
        take(message, said, text.length());
      }
    }
  }

  private void malformed(String fault, String pointer) {
    malformedInARow++;
    outbox.offer(new Notice.Unreadable(fault, pointer));
    if (malformedInARow == MALFORMED_MAX) {
      outbox.end(CloseCode.POLICY_VIOLATION, "too many malformed messages");
    }
  }

  private void take(ClientMessage message, Credentials said, int length) {
    switch (message) {
      case ClientMessage.Heartbeat(var sequence) ->
          outbox.offer(new Notice.HeartbeatAcknowledged(clock.instant(), sequence));
      case ClientMessage.UiActionDone done -> log(done);
      case ClientMessage.Chat chat -> {
        if (!handOver(said, length, () -> dialogue.chat(chat, said))) {
          refuse(ErrorCode.OVERLOADED, chat.clientMessageId());
        }
      }
      case ClientMessage.UiStateChanged changed ->
          handOverOrRefuse(said, length, () -> dialogue.update(changed.update(), said, length));
      case ClientMessage.UiStateUndated() -> handOverOrRefuse(said, length, dialogue::undated);
      case ClientMessage.Resume(var after) ->
          handOverOrRefuse(said, length, () -> dialogue.resume(after, said));
      case ClientMessage.AuthRefresh() ->
          handOverOrRefuse(said, length, () -> dialogue.refresh(said));
      case ClientMessage.Stop stop -> stop(stop, said);
    }
  }

  private void handOverOrRefuse(Credentials said, int length, Runnable answer) {
    if (!handOver(said, length, answer)) {
      refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
    }
  }

  private boolean handOver(Credentials said, int length, Runnable answer) {
    Credentials before = notYetJudged();
    if (!inbox.offer(length, answer)) {
      return false;
    }
    handedOver = said.orElse(before);
    return true;
  }

  /**
   * Stops ahead of the messages that wait: none of those can be the running turn yet. So the
   * credentials that came with them may have to do.
   */
  private void stop(ClientMessage.Stop stop, Credentials said) {
    Credentials by = said.orElse(notYetJudged());
    if (!inbox.overtake(() -> dialogue.stop(stop, by))) {
      refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
    }
  }

  private Credentials notYetJudged() {
    if (inbox.isIdle()) {
      handedOver = Credentials.NONE;
    }
    return handedOver;
  }

  private void refuse(ErrorCode code, ClientMessageId id) {
    outbox.offer(new Notice.Refused(code, RETRY, id));
  }

  private static void log(ClientMessage.UiActionDone done) {
    // the id is the client's text
    String id = done.actionId().matches("[A-Za-z0-9_-]{1,64}") ? done.actionId() : "unreadable";
    LOGGER.log(System.Logger.Level.DEBUG, "UI action {0} done, success: {1}", id, done.success());
  }
}
