package dev.haystack.inbound.http;

import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.PageState;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.turn.Keep;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.inbound.protocol.AgUiDialect;
import dev.haystack.port.trail.AuditEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The run of an AG-UI agent: a user's message is a turn, all else a run in which nothing happens.
 */
record AgUiRoute(
    CallerLeases leases,
    TurnDoor door,
    ReadSession reading,
    FollowUiState pages,
    PageStates states,
    PageData pageData,
    AnswerConsent answering,
    Supplier<String> ids) {

  private static final int ID_CHARACTERS_MAX = 256;
  private static final int TOOLS_MAX = 500;

  List<Route> route() {
    return List.of(Route.of("POST", "/ag-ui", this::run).telling(AuditEvent.SESSION_WRITE));
  }

  private Answer run(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    Optional<SessionId> named = fields.conversation("threadId");
    String runId = fields.text("runId", ID_CHARACTERS_MAX);
    List<Fields> messages = ToldConversation.messages(fields);
    JsonObject state = fields.object("state");
    Set<String> tools =
        fields.anyList("tools", TOOLS_MAX).stream()
            .map(tool -> tool.anyText("name", ID_CHARACTERS_MAX))
            .collect(Collectors.toSet());
    PersonaType persona = fields.inside("forwardedProps").persona();
    List<AgUiAnswer> answers = AgUiAnswer.read(fields);
    boolean asks = !messages.isEmpty() && messages.getLast().text("role").equals("user");
    ToldConversation told =
        asks
            ? ToldConversation.read(messages, message -> message.any("content"))
            : new ToldConversation(List.of(), List.of());
    JsonObject data = pageData.of(told, context(fields), fields);
    fields.check();
    SessionId session = named.orElseThrow();
    Principal caller = door.enter(call, session, fields.object("forwardedProps"));
    var dialect =
        new AgUiDialect(
            session.value(),
            runId,
            () -> state(session, caller.user()),
            tools,
            answers.stream().map(AgUiAnswer::interruptId).collect(Collectors.toSet()));
    if (!answers.isEmpty()) {
      return resumed(session, caller, answers, dialect);
    }
    if (!asks) {
      return nothingAsked(session, caller, state, dialect);
    }
    Refusal.ifTooLarge(told.asked(false));
    states.replace(session, caller, state);
    String messageId = messages.getLast().anyText("id", ID_CHARACTERS_MAX);
    var request =
        new TurnRequest(
            session,
            leases.alone(session, caller),
            persona,
            told.asked(false),
            new ClientMessageId(messageId.isEmpty() ? ids.get() : messageId),
            new TurnTerms(told.before(false), data, true, false, Keep.SESSION).asking(),
            call.trail().origin(),
            call.span());
    TurnStream stream = TurnStream.start(door, request, dialect, call::onGone);
    followPage(stream, session, caller);
    return Answer.stream(stream);
  }

  /** Before its first event is told, which is when the stored state is read. */
  private void followPage(TurnStream stream, SessionId session, Principal caller) {
    stream.with(pages.follow(session, caller.user(), stream::pageChanged));
  }

  /** What was asked in a turn that waits is answered, and the rest of the turn is told. */
  private Answer resumed(
      SessionId session, Principal caller, List<AgUiAnswer> answers, AgUiDialect dialect) {
    // first, so that nothing of the rest is missed
    TurnStream rest =
        TurnStream.resume(door, session, leases.alone(session, caller), dialect)
            .orElseThrow(() -> Refusal.of("/resume", "answers nothing that waits"));
    followPage(rest, session, caller);
    answers.forEach(
        said -> answering.answer(session, caller.user(), said.interruptId(), said.isApproved()));
    return Answer.stream(rest);
  }

  /** What the page tells about itself for this run. */
  private static JsonObject context(Fields fields) {
    JsonArray entries =
        fields.anyList("context", TOOLS_MAX).stream()
            .map(
                entry ->
                    JsonObject.EMPTY
                        .with("description", entry.anyText("description", Integer.MAX_VALUE))
                        .with("value", entry.any("value").orElse(JsonNull.NULL)))
            .collect(JsonArray.collector());
    return entries.isEmpty() ? JsonObject.EMPTY : JsonObject.EMPTY.with("context", entries);
  }

  private UiState state(SessionId session, UserId user) {
    return reading.state(session, user).map(PageState::state).orElse(UiState.EMPTY);
  }

  /** Results of the page's own tools, or the page's state alone: no model is asked. */
  private Answer nothingAsked(
      SessionId session, Principal caller, JsonObject state, AgUiDialect dialect) {
    if (reading.find(session, caller.user()).isEmpty()) {
      throw Refusal.of("/messages", "must end with the user's: the thread is not known");
    }
    states.replace(session, caller, state);
    var run = new StringBuilder();
    dialect.empty(run);
    return Answer.stream(new ToldStream(run.toString()));
  }
}
