package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.turn.Keep;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.AiSdkDialect;
import dev.haystack.port.trail.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The chat of the AI SDK's pages, which may come back to an answer that is on its way. */
record AiSdkRoutes(
    CallerLeases leases,
    TurnDoor door,
    PageStates states,
    PageData pageData,
    Supplier<String> ids) {

  private static final Map<String, String> HEADERS = Map.of("X-Vercel-AI-UI-Message-Stream", "v1");
  private static final String REGENERATE = "regenerate-message";
  private static final int ID_CHARACTERS_MAX = 256;

  List<Route> all() {
    return List.of(
        Route.of("POST", "/api/chat", this::chat).telling(AuditEvent.SESSION_WRITE),
        Route.of("GET", "/api/chat/{id}/stream", this::resume).telling(AuditEvent.SESSION_READ));
  }

  private Answer chat(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    Optional<SessionId> named = fields.conversation("id");
    PersonaType persona = fields.persona();
    List<Fields> messages = ToldConversation.messages(fields);
    ToldConversation told = ToldConversation.read(messages, m -> m.any("parts"));
    JsonObject data = pageData.of(told, fields);
    JsonObject state = fields.object("state");
    boolean replaces = fields.anyText("trigger", ID_CHARACTERS_MAX).equals(REGENERATE);
    String messageId =
        messages.isEmpty() ? "" : messages.getLast().anyText("id", ID_CHARACTERS_MAX);
    fields.check();
    Refusal.ifTooLarge(told.asked(false));
    SessionId session = named.orElseThrow();
    Principal caller = door.enter(call, session, body);
    states.replace(session, caller, state);
    var request =
        new TurnRequest(
            session,
            leases.alone(session, caller),
            persona,
            told.asked(false),
            new ClientMessageId(messageId.isEmpty() ? ids.get() : messageId),
            new TurnTerms(told.before(false), data, true, replaces, Keep.SESSION),
            call.trail().origin(),
            call.span());
    return stream(TurnStream.start(door, request, new AiSdkDialect(), call::onGone));
  }

  /** Pages ask this for every chat that they open, so nothing to tell is no error. */
  private Answer resume(Call call) {
    String id = call.pathValue("id");
    boolean isName = SessionId.isValid(id);
    var session = new SessionId(isName ? id : ids.get());
    Principal caller = call.caller(session, JsonObject.EMPTY);
    if (!isName || !door.following().mayFollow(session, caller.user())) {
      call.trail().refused(ErrorCode.SESSION_NOT_FOUND);
      return Answer.nothing();
    }
    call.trail().allowed();
    return Optional.of(session)
        .flatMap(there -> readOn(there, caller))
        .map(AiSdkRoutes::stream)
        .orElseGet(Answer::nothing);
  }

  private Optional<TurnStream> readOn(SessionId session, Principal caller) {
    return TurnStream.resume(door, session, leases.alone(session, caller), new AiSdkDialect());
  }

  private static Answer stream(EventStream events) {
    return new Answer.Stream(events, HEADERS);
  }
}
