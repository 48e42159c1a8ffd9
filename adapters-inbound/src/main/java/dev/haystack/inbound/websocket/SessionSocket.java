package dev.haystack.inbound.websocket;

import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.WebSocketConnection;
import dev.haystack.inbound.rfc6455.WebSocketHandler;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One socket of one session, from its opening to its end. */
final class SessionSocket implements WebSocketHandler {

  private record Live(
      Peer peer,
      OpenSocket socket,
      Inbox inbox,
      SessionFeed feed,
      Reception reception,
      Standing standing,
      Admittance admittance,
      Dialogue dialogue) {

    void end() {
      feed.close();
      dialogue.close();
    }
  }

  private static final Journal JOURNAL = Journal.of(SessionSocket.class);

  private final SocketParts parts;
  private final long openedNanos = System.nanoTime();
  private @Nullable Live live;

  SessionSocket(SocketParts parts) {
    this.parts = parts;
  }

  @Override
  public void opened(WebSocketConnection connection) {
    open(new ConnectionPeer(connection));
  }

  void open(Peer peer) {
    if (!parts.counts().enter()) {
      peer.close(CloseCode.TOO_MANY_CONNECTIONS, "too many connections");
      return;
    }
    SocketSettings settings = parts.settings();
    SocketUseCases useCases = parts.useCases();
    var outbox = new Outbox(peer, parts.dialect(), settings.outbox());
    outbox.hold();
    Runnable onFailure = () -> outbox.end(CloseCode.SERVER_ERROR, "internal error");
    var inbox = new Inbox(settings.messagesWaitingMax(), 2 * settings.messageBytesMax(), onFailure);
    var admittance =
        new Admittance(
            parts.counts(),
            parts.place(),
            outbox,
            settings.authGrace(),
            useCases.identifyCaller()::end,
            parts.clock());
    outbox.tellWhile(admittance::isCurrent);
    var rateWarning = new RateWarning(outbox, System.nanoTime());
    var feed =
        new SessionFeed(
            parts.session(),
            useCases.followSession(),
            outbox,
            inbox,
            admittance::isCurrent,
            parts.guard().tally());
    Runnable onTooManyBad = () -> outbox.end(CloseCode.POLICY_VIOLATION, "too many bad tokens");
    var trail = new SocketTrail(parts.trail(), parts.origin(), parts.session(), outbox);
    var caller =
        new Caller(parts.gate(), parts.session(), parts.credentials(), onTooManyBad, trail);
    var standing = new Standing(useCases.leases(), inbox, caller, admittance, feed, trail);
    var socket =
        new OpenSocket(
            parts.session(),
            outbox,
            inbox::isIdle,
            admittance,
            rateWarning,
            standing::check,
            parts.listens());
    var dialogue = new Dialogue(parts, outbox, inbox, caller, admittance, feed, standing, trail);
    var reception = new Reception(parts, outbox, inbox, dialogue, admittance, rateWarning);
    live = new Live(peer, socket, inbox, feed, reception, standing, admittance, dialogue);
    parts.openSockets().add(socket);
    JOURNAL.tell(JournalEvent.SOCKET_OPENED, Detail.session(parts.session()));
    inbox.insist(new Greeting(parts, outbox, admittance, feed, caller, standing, trail)::give);
  }

  /** Whether nothing is being done for the socket. */
  boolean isIdle() {
    return live == null || live.inbox().isIdle();
  }

  /** Who is known on it, once it is open. */
  Admittance admittance() {
    return Objects.requireNonNull(live).admittance();
  }

  private void tellEnd(Live ended) {
    if (JOURNAL.tells(JournalEvent.SOCKET_CLOSED)) {
      var details = new ArrayList<Detail>();
      details.add(Detail.session(parts.session()));
      ended.admittance().user().map(Detail::user).ifPresent(details::add);
      details.add(Detail.closeCode(ended.peer().closeCode()));
      details.add(Detail.duration(Duration.ofNanos(System.nanoTime() - openedNanos)));
      JOURNAL.tell(JournalEvent.SOCKET_CLOSED, details.toArray(Detail[]::new));
    }
  }

  @Override
  public void text(String message) {
    if (live != null && !live.socket().isDeaf()) {
      live.reception().hear(message);
    }
  }

  @Override
  public int messageBytesMax() {
    return live != null && live.admittance().isUnknown()
        ? UnknownLimits.MESSAGE_BYTES_MAX
        : Integer.MAX_VALUE;
  }

  @Override
  public void closed() {
    parts.place().close();
    if (live != null) {
      tellEnd(live);
      live.standing().close();
      live.socket().close();
      parts.openSockets().remove(live.socket());
      live.inbox().close(live::end);
    }
  }
}
