package dev.haystack.inbound.http;

import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.MessagePage;
import dev.haystack.application.session.PageState;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.turn.Keep;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.inbound.protocol.AgUiDialect;
import dev.haystack.inbound.protocol.AgUiRun;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
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

  private static final Journal JOURNAL = Journal.of(AgUiRoute.class);
  private static final int ID_CHARACTERS_MAX = 256;
  private static final int MESSAGES_MAX = 200;
  private static final int TOOLS_MAX = 500;

  List<Route> all() {
    return List.of(
        Route.of("POST", "/ag-ui", this::run).telling(AuditEvent.SESSION_WRITE),
        Route.of("POST", "/ag-ui/connect", this::connect).telling(AuditEvent.SESSION_READ));
  }

  private Answer run(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    Optional<SessionId> named = fields.conversation("threadId");
    String runId = fields.text("runId", ID_CHARACTERS_MAX);
    List<Fields> messages = ToldConversation.messages(fields);
    JsonObject state = fields.object("state");
    Set<String> tools = tools(fields);
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
    Set<String> answered =
        answers.stream().map(AgUiAnswer::interruptId).collect(Collectors.toSet());
    var dialect =
        new AgUiDialect(
            new AgUiRun(session.value(), runId, tools, answered),
            () -> state(session, caller.user()),
            List::of);
    if (!answers.isEmpty()) {
      return resumed(session, caller, answers, dialect);
    }
    if (!asks) {
      Answer nothing = nothingAsked(session, caller, state, dialect);
      noteResult(messages);
      return nothing;
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

  private static Set<String> tools(Fields fields) {
    return fields.anyList("tools", TOOLS_MAX).stream()
        .map(tool -> tool.anyText("name", ID_CHARACTERS_MAX))
        .collect(Collectors.toSet());
  }

  /**
   * A page that was loaded anew is told what was said, and the answer that is on its way. Pages ask
   * this of every thread that they open, so one that is not theirs is told as one that is new.
   */
  private Answer connect(Call call) {
    var body = call.body();
    var fields = new Fields(body);
    Optional<SessionId> named = fields.conversation("threadId");
    String runId = fields.text("runId", ID_CHARACTERS_MAX);
    Set<String> tools = tools(fields);
    JsonObject properties = fields.object("forwardedProps");
    fields.check();
    SessionId session = named.orElseThrow();
    Principal caller = call.caller(session, properties);
    var dialect =
        new AgUiDialect(
            new AgUiRun(session.value(), runId, tools, Set.of()),
            () -> state(session, caller.user()),
            () -> said(session, caller.user()));
    if (!door.following().mayFollow(session, caller.user())) {
      call.trail().refused(ErrorCode.SESSION_NOT_FOUND);
      return nothingHappens(dialect);
    }
    call.trail().allowed();
    Optional<TurnStream> rest =
        TurnStream.resume(door, session, leases.alone(session, caller), dialect);
    rest.ifPresent(stream -> followPage(stream, session, caller));
    return rest.<Answer>map(Answer::stream).orElseGet(() -> nothingHappens(dialect));
  }

  private List<Message> said(SessionId session, UserId user) {
    return reading
        .messages(session, user, MESSAGES_MAX, Optional.empty())
        .map(MessagePage::messages)
        .orElse(List.of());
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
    return nothingHappens(dialect);
  }

  private static Answer nothingHappens(AgUiDialect dialect) {
    var run = new StringBuilder();
    dialect.empty(run);
    return Answer.stream(new ToldStream(run.toString()));
  }

  /** What the page says of its actions is noted in the log alone, as it is on a socket. */
  private static void noteResult(List<Fields> messages) {
    if (!messages.isEmpty() && messages.getLast().text("role").equals("tool")) {
      boolean failed = !messages.getLast().anyText("error", Integer.MAX_VALUE).isEmpty();
      JOURNAL.tell(JournalEvent.ACTION_DONE, Detail.outcome(failed ? "failed" : "done"));
    }
  }
}
