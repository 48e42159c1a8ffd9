package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.TokenBearer;
import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.protocol.Decoded;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.websocket.SessionEvents;
import dev.haystack.inbound.websocket.WebSocketDoor;
import dev.haystack.port.trail.AuditEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A session for who cannot open a WebSocket: what a socket tells is a stream of events, and what is
 * said on a socket are requests of their own.
 */
record ListeningRoutes(
    CallerLeases leases,
    TurnDoor door,
    UpdateUiState updating,
    WebSocketDoor sockets,
    InstantSource clock,
    Supplier<String> ids) {

  /** Places are given back any time, so this is a guess. */
  private static final Duration TOO_MANY_WAIT = Duration.ofSeconds(10);

  /** Whoever comes back looks for the way anew, which may lead to another node. */
  private static final Map<String, String> HEADERS = Map.of("Connection", "close");

  List<Route> all() {
    return List.of(
        Route.of("GET", "/sessions/{id}/events", this::listen).telling(AuditEvent.SESSION_READ),
        Route.of("POST", "/sessions/{id}/messages", this::say).telling(AuditEvent.SESSION_WRITE),
        Route.of("POST", "/sessions/{id}/state", this::tell).telling(AuditEvent.SESSION_WRITE));
  }

  private Answer listen(Call call) throws InterruptedException {
    SessionId session = call.session(JsonObject.EMPTY);
    Principal caller = door.enter(call, session, JsonObject.EMPTY);
    Duration wait = call.handshake();
    if (wait.isPositive()) {
      throw tooMany(wait);
    }
    SessionEvents events =
        sockets
            .listen(call.listener(session, caller, call.header("Last-Event-ID").map(this::place)))
            .orElseThrow(() -> tooMany(TOO_MANY_WAIT));
    try {
      call.onGone(events::leave);
      Optional<CloseCode> end = events.awaitBegin();
      if (end.isEmpty()) {
        return new Answer.Stream(new HeardStream(events), HEADERS);
      }
      throw end.get() == CloseCode.TOO_MANY_CONNECTIONS
          ? tooMany(TOO_MANY_WAIT)
          : new Refusal(Problem.of(ErrorCode.OVERLOADED));
    } catch (InterruptedException | RuntimeException e) {
      events.close();
      throw e;
    }
  }

  /** What no reader was ever given is a place in a log that nobody has. */
  private LogPosition place(String id) {
    int dot = id.lastIndexOf('.');
    String number = id.substring(dot + 1);
    return number.matches("[0-9]{1,18}")
        ? new LogPosition(id.substring(0, Math.max(dot, 0)), Long.parseLong(number))
        : new LogPosition("", 0);
  }

  private Answer say(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    String content = fields.text("content");
    var persona = fields.persona();
    String named = fields.messageId("client_message_id", call);
    fields.check();
    Refusal.ifTooLarge(content);
    SessionId session = call.session(body);
    Principal caller = door.enter(call, session, body);
    var request =
        new TurnRequest(
                session,
                leases.of(session, caller, new Sender(caller)),
                persona,
                content,
                new ClientMessageId(named.isEmpty() ? ids.get() : named),
                TurnTerms.STANDARD.asking())
            .from(call.trail().origin())
            .partOf(call.span());
    TurnStatus status =
        SentMessage.send(door, request, notice -> sockets.tell(session, caller.user(), notice));
    return Answer.of(202, frame(session, new Notice.TurnKnown(status)));
  }

  private Answer tell(Call call) {
    var body = call.body();
    new Fields(body).check();
    SessionId session = call.session(body);
    Principal caller = door.enter(call, session, body);
    UiStateReply reply =
        switch (sockets.decoder().decodeState(body)) {
          case Decoded.Message(ClientMessage.UiStateChanged(var update), _) ->
              updating.updateOnBinding(session, caller.user(), caller.profile(), update);
          case Decoded.Malformed(var fault, var pointer, _) -> throw Refusal.of(pointer, fault);
          case Decoded.Message _, Decoded.Ignored _, Decoded.TooLarge _ ->
              new UiStateReply.Refused(UiStateReply.Reason.INVALID, 0);
        };
    return Answer.ok(frame(session, new Notice.UiStateAcknowledged(clock.instant(), reply)));
  }

  /** As the same is told on a socket. */
  private static Json frame(SessionId session, Notice notice) {
    var frames = new StringBuilder();
    Dialect.standard(session).notice(notice, frames::append);
    return Json.parse(frames.toString());
  }

  private static Refusal tooMany(Duration wait) {
    return new Refusal(Problem.of(ErrorCode.RATE_LIMITED, wait));
  }

  /** Who said something and cannot be asked; the user's listeners in the session can. */
  private record Sender(Principal caller) implements TokenBearer {

    @Override
    public Optional<Principal> newest() {
      return Optional.of(caller);
    }

    @Override
    public void renew() {
      // a listener's next coming brings a newer one
    }
  }
}
