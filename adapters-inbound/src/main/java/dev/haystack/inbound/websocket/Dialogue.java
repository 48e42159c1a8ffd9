package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.session.UiStateReply;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Decoded;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Answers the messages of one open socket, on its reading thread. */
final class Dialogue {

  private static final System.Logger LOGGER = System.getLogger(Dialogue.class.getName());
  private static final int MALFORMED_MAX = 5;
  private static final Duration RATE_RETRY = Duration.ofSeconds(1);

  private final ClientMessageDecoder decoder;
  private final InstantSource clock;
  private final Outbox outbox;
  private final Caller caller;
  private final Admittance admittance;
  private final Watch watch;
  private final SocketTurns turns;
  private final PageReports reports;
  private final SocketUseCases useCases;
  private final InboundRate rate;
  private int malformedInARow;

  Dialogue(SocketParts parts, Outbox outbox, Caller caller, Admittance admittance, Watch watch) {
    this.decoder = parts.decoder();
    this.clock = parts.clock();
    this.outbox = outbox;
    this.caller = caller;
    this.admittance = admittance;
    this.watch = watch;
    this.useCases = parts.useCases();
    SocketSettings settings = parts.settings();
    this.turns =
        new SocketTurns(parts.session(), useCases.runTurn(), outbox, settings.turnsPerSocketMax());
    this.reports = new PageReports(parts.session(), useCases.updateUiState());
    this.rate =
        new InboundRate(
            settings.messagesPerSecondMax(), settings.messageBurstMax(), System.nanoTime());
  }

  void hear(String text) {
    if (!rate.admits(System.nanoTime())) {
      outbox.offer(new Notice.Refused(ErrorCode.RATE_LIMITED, RATE_RETRY, ClientMessageId.NONE));
      return;
    }
    switch (decoder.decode(text)) {
      case Decoded.Malformed(var fault, var pointer) -> malformed(fault, pointer);
      case Decoded.Ignored() -> malformedInARow = 0;
      case Decoded.Message(var message, var said) -> {
        malformedInARow = 0;
        answer(message, said, text.length());
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

  private void answer(ClientMessage message, Credentials said, int characters) {
    switch (message) {
      case ClientMessage.Chat chat ->
          authorised(said, chat.clientMessageId())
              .ifPresent(principal -> turns.start(chat, caller.refreshed(principal)));
      case ClientMessage.Heartbeat(var sequence) ->
          outbox.offer(new Notice.HeartbeatAcknowledged(clock.instant(), sequence));
      case ClientMessage.UiStateChanged changed -> acknowledge(report(changed, said, characters));
      case ClientMessage.UiStateUndated() -> acknowledge(reports.undated());
      case ClientMessage.Stop stop -> stop(stop, said);
      case ClientMessage.Resume(var after) ->
          authorised(said, ClientMessageId.NONE).ifPresent(_ -> watch.resume(after));
      case ClientMessage.UiActionDone done -> log(done);
      case ClientMessage.AuthRefresh() -> refresh(said);
    }
  }

  private UiStateReply report(
      ClientMessage.UiStateChanged changed, Credentials said, int characters) {
    Identification by = caller.identify(said);
    if (by instanceof Identification.Known(var principal) && watch.isOpenTo(principal.user())) {
      adopt(principal, said);
    }
    boolean anonymous = caller.isAnonymous() && !said.token().isPresent();
    return reports.report(changed.update(), characters, by, anonymous);
  }

  private void acknowledge(UiStateReply reply) {
    outbox.offer(new Notice.UiStateAcknowledged(clock.instant(), reply));
  }

  private void stop(ClientMessage.Stop stop, Credentials said) {
    switch (caller.identify(said)) {
      case Identification.Known(var principal) ->
          useCases.stopTurn().stop(watch.session(), principal.user(), stop.turn());
      case Identification.Unknown(var code) -> unknown(code, ClientMessageId.NONE);
    }
  }

  private void refresh(Credentials said) {
    switch (caller.identify(said)) {
      case Identification.Unknown(var code) -> unknown(code, ClientMessageId.NONE);
      case Identification.Known(var principal) -> {
        if (isAnothers(principal) || !watch.isOpenTo(principal.user())) {
          refuse(ErrorCode.AUTH_REJECTED, ClientMessageId.NONE);
        } else {
          adopt(principal, said);
        }
      }
    }
  }

  private boolean isAnothers(Principal principal) {
    return !caller.isAnonymous()
        && caller.newest().filter(known -> !known.user().equals(principal.user())).isPresent();
  }

  /** Who says this, unless it cannot be told or the session is another's; then that is answered. */
  private Optional<Principal> authorised(Credentials said, ClientMessageId id) {
    return switch (caller.identify(said)) {
      case Identification.Unknown(var code) -> {
        unknown(code, id);
        yield Optional.empty();
      }
      case Identification.Known(var principal) -> {
        if (!watch.isOpenTo(principal.user())) {
          refuse(ErrorCode.SESSION_NOT_FOUND, id);
          yield Optional.empty();
        }
        adopt(principal, said);
        yield Optional.of(principal);
      }
    };
  }

  private void adopt(Principal principal, Credentials said) {
    caller.adopt(principal, said);
    admittance.known(principal.user());
    watch.watchFor(principal.user());
    reports.release(principal.user());
  }

  private void unknown(ErrorCode code, ClientMessageId id) {
    refuse(code, id);
    if (code != ErrorCode.FORBIDDEN) {
      admittance.demand(code);
    }
  }

  private void refuse(ErrorCode code, ClientMessageId id) {
    outbox.offer(new Notice.Refused(code, Duration.ZERO, id));
  }

  private static void log(ClientMessage.UiActionDone done) {
    // the id is the client's text
    String id = done.actionId().matches("[A-Za-z0-9_-]{1,64}") ? done.actionId() : "unreadable";
    LOGGER.log(System.Logger.Level.DEBUG, "UI action {0} done, success: {1}", id, done.success());
  }
}
