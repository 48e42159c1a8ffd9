package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.port.trail.AuditEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Answers what one client says, as the work of the socket's inbox. */
final class Dialogue {

  private static final String STATE = "ui_state_update";
  private static final String REFRESH = "auth_refresh";

  private final InstantSource clock;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Caller caller;
  private final Admittance admittance;
  private final SessionFeed feed;
  private final Standing standing;
  private final SocketTurns turns;
  private final PageReports reports;
  private final SocketUseCases useCases;
  private final SocketTrail trail;

  Dialogue(
      SocketParts parts,
      Outbox outbox,
      Inbox inbox,
      Caller caller,
      Admittance admittance,
      SessionFeed feed,
      Standing standing,
      SocketTrail trail) {
    this.trail = trail;
    this.clock = parts.clock();
    this.outbox = outbox;
    this.inbox = inbox;
    this.caller = caller;
    this.admittance = admittance;
    this.feed = feed;
    this.standing = standing;
    this.useCases = parts.useCases();
    int turnsMax = parts.settings().turnsPerSocketMax();
    TurnTerms terms = parts.dialect().asks() ? TurnTerms.STANDARD.asking() : TurnTerms.STANDARD;
    this.turns = new SocketTurns(parts, terms, outbox, turnsMax, trail);
    this.reports = new PageReports(parts.session(), useCases.updateUiState(), parts.guard().held());
    feed.whenBound(_ -> caller.newest().ifPresent(this::release));
  }

  /** Lets go of what was told and has not been passed on. */
  void close() {
    reports.close();
  }

  void chat(ClientMessage.Chat chat, Credentials said) {
    Optional<Principal> principal =
        authorised(said, chat.clientMessageId(), AuditEvent.SESSION_WRITE, SocketTurns.TYPE);
    // who has gone while that was found out has seen no acknowledgement
    if (principal.isPresent() && !inbox.isClosed()) {
      reports.releaseOnBinding(principal.get().user());
      turns.start(chat, useCases.leases().of(feed.session(), principal.get(), standing));
    }
  }

  void update(UiStateUpdate update, Credentials said, int characters) {
    report(update, said, characters).ifPresent(this::acknowledge);
  }

  /** Answers updates that came too fast, each of them, after a moment in which more may come. */
  void update(JoinedUpdates joined) {
    joined.await();
    Optional<UiStateUpdate> whole = joined.takeWhole();
    Optional<UiStateReply> all =
        whole.isPresent()
            ? report(whole.get(), joined.said(), joined.characters())
            : Optional.of(reports.undated());
    all.ifPresent(reply -> joined.answers(reply).forEach(this::acknowledge));
  }

  /** Nothing where that cannot be told of, which is answered. */
  private Optional<UiStateReply> report(UiStateUpdate update, Credentials said, int characters) {
    Identification by = pinned(caller.identify(said));
    if (by instanceof Identification.Known(var principal)) {
      if (!feed.isOpenTo(principal.user())) {
        trail.denied(AuditEvent.SESSION_WRITE, STATE, principal, ErrorCode.SESSION_NOT_FOUND);
      } else if (trail.allowed(AuditEvent.SESSION_WRITE, STATE, principal, ClientMessageId.NONE)) {
        adopt(principal, said);
      } else {
        return Optional.empty();
      }
    }
    boolean anonymous = caller.isAnonymous() && !said.token().isPresent();
    return Optional.of(reports.report(update, characters, by, anonymous, caller.named(said)));
  }

  void undated() {
    acknowledge(reports.undated());
  }

  private void acknowledge(UiStateReply reply) {
    outbox.offer(new Notice.UiStateAcknowledged(clock.instant(), reply));
  }

  /** Takes the user's word on what they were asked. */
  void settle(ClientMessage.UiActionDone done, Credentials said) {
    authorised(said, ClientMessageId.NONE, AuditEvent.SESSION_WRITE, "ui_action_result")
        .ifPresent(
            principal ->
                useCases
                    .answerConsent()
                    .answer(feed.session(), principal.user(), done.actionId(), done.success()));
  }

  void resume(LogPosition after, Credentials said) {
    if (authorised(said, ClientMessageId.NONE, AuditEvent.SESSION_READ, "resume").isPresent()
        && !feed.resume(after)) {
      refuse(ErrorCode.SESSION_NOT_FOUND, ClientMessageId.NONE);
    }
  }

  /** Stops without asking anybody who says so, if that is known; otherwise false. */
  boolean stopAtOnce(ClientMessage.Stop stop, Credentials said) {
    Optional<Principal> known =
        caller
            .known(said)
            .filter(_ -> admittance.isCurrent())
            .filter(principal -> trail.isFollower(principal.user()));
    known.ifPresent(principal -> stop(stop, principal));
    return known.isPresent();
  }

  private void stop(ClientMessage.Stop stop, Principal principal) {
    if (trail.allowed(AuditEvent.SESSION_WRITE, "stop", principal, ClientMessageId.NONE)) {
      useCases.stopTurn().stop(feed.session(), principal.user(), stop.turn());
    }
  }

  /**
   * Stops by what the message says of its sender, else by what earlier ones say that wait, or,
   * where those are about to be refused, by what is known.
   */
  void stop(ClientMessage.Stop stop, Credentials said, Credentials waiting) {
    Identification sender = pinned(caller.identify(said.orElse(waiting)));
    if (said.equals(Credentials.NONE) && isRefused(sender)) {
      sender = pinned(caller.identify(said));
    }
    switch (sender) {
      case Identification.Known(var principal) -> {
        if (feed.isOpenTo(principal.user())) {
          stop(stop, principal);
        } else {
          trail.denied(AuditEvent.SESSION_WRITE, "stop", principal, ErrorCode.SESSION_NOT_FOUND);
        }
      }
      case Identification.Unknown(var code, _) -> unknown(code, ClientMessageId.NONE);
    }
  }

  private boolean isRefused(Identification sender) {
    return switch (sender) {
      case Identification.Known(var principal) -> isRefused(principal);
      case Identification.Unknown _ -> true;
    };
  }

  private boolean isRefused(Principal principal) {
    return isAnothers(principal) || !feed.isOpenTo(principal.user());
  }

  void refresh(Credentials said) {
    switch (caller.identifyToken(said)) {
      case Identification.Unknown(var code, _) -> unknown(code, ClientMessageId.NONE);
      case Identification.Known(var principal) -> {
        if (isAnothers(principal)) {
          trail.callerRefused(principal);
          refuse(ErrorCode.AUTH_REJECTED, ClientMessageId.NONE);
        } else if (!feed.isOpenTo(principal.user())) {
          trail.denied(AuditEvent.SESSION_READ, REFRESH, principal, ErrorCode.SESSION_NOT_FOUND);
          refuse(ErrorCode.SESSION_NOT_FOUND, ClientMessageId.NONE);
        } else if (trail.allowed(
            AuditEvent.AUTH_REFRESHED, REFRESH, principal, ClientMessageId.NONE)) {
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
  private Optional<Principal> authorised(
      Credentials said, ClientMessageId id, AuditEvent event, String type) {
    return switch (pinned(caller.identify(said))) {
      case Identification.Unknown(var code, _) -> {
        unknown(code, id);
        yield Optional.empty();
      }
      case Identification.Known(var principal) -> {
        if (!feed.isOpenTo(principal.user())) {
          trail.denied(event, type, principal, ErrorCode.SESSION_NOT_FOUND);
          refuse(ErrorCode.SESSION_NOT_FOUND, id);
          // whose token may still come is no stranger yet
          if (!caller.isAnonymous()) {
            admittance.stranger(principal.user());
          }
          yield Optional.empty();
        }
        if (!trail.allowed(event, type, principal, id)) {
          yield Optional.empty();
        }
        adopt(principal, said);
        yield Optional.of(principal);
      }
    };
  }

  private void adopt(Principal principal, Credentials said) {
    standing.adopt(principal, said);
    if (!caller.isAnonymous()) {
      reports.tellerIs(principal.user());
    }
    release(principal);
  }

  /** What was held while nobody was known has not been told of. */
  private void release(Principal principal) {
    if (!reports.isHolding()
        || trail.allowed(AuditEvent.SESSION_WRITE, STATE, principal, ClientMessageId.NONE)) {
      reports.release(principal.user());
    }
  }

  /** Where a token has ended, nobody else goes on. */
  private Identification pinned(Identification by) {
    if (by instanceof Identification.Known(var principal)
        && admittance.isAnothers(principal.user())) {
      trail.callerRefused(principal);
      return Identification.unknown(ErrorCode.AUTH_REJECTED);
    }
    return by;
  }

  private void unknown(ErrorCode code, ClientMessageId id) {
    refuse(code, id);
    switch (code) {
      case FORBIDDEN -> {}
      case AUTH_UNAVAILABLE -> admittance.doubt();
      default -> {
        if (admittance.isCurrent()) {
          admittance.demand(code);
        } else {
          standing.lapse(code);
        }
      }
    }
  }

  private void refuse(ErrorCode code, ClientMessageId id) {
    outbox.offer(new Notice.Refused(code, Duration.ZERO, id));
  }
}
