package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.turn.Keep;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.OpenAiDialect;
import dev.haystack.port.trail.AuditEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The service as a vendor of models, each of which is a persona with its tools inside. */
record OpenAiRoutes(
    CallerLeases leases,
    TurnDoor door,
    PageData pageData,
    InstantSource clock,
    Supplier<String> ids) {

  private static final ProblemForm PROBLEMS = new OpenAiProblems();

  List<Route> all() {
    return List.of(
        Route.of("GET", "/v1/models", PROBLEMS, this::models),
        Route.of("GET", "/v1/models/{model}", PROBLEMS, this::model),
        Route.of("POST", "/v1/chat/completions", PROBLEMS, this::complete)
            .telling(AuditEvent.SESSION_WRITE));
  }

  private Answer models(Call call) {
    identify(call);
    return Answer.ok(
        JsonObject.builder()
            .put("object", "list")
            .put("data", Renderings.array(OpenAiModel.all().map(OpenAiModel::toJson)))
            .build());
  }

  private Answer model(Call call) {
    identify(call);
    return OpenAiModel.of(call.pathValue("model"))
        .map(model -> Answer.ok(model.toJson()))
        .orElseGet(OpenAiProblems::modelNotFound);
  }

  /** Outside of sessions an anonymous caller is nobody twice. */
  private void identify(Call call) {
    var _ = call.caller(new SessionId(ids.get()), JsonObject.EMPTY);
  }

  private Answer complete(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    String name = fields.text("model");
    var messages = ToldConversation.read(ToldConversation.messages(fields), m -> m.any("content"));
    boolean streams = fields.anyTruth("stream");
    boolean tellsUsage = new Fields(fields.object("stream_options")).anyTruth("include_usage");
    checkForm(fields);
    JsonObject data = pageData.of(messages, fields);
    fields.check();
    Optional<OpenAiModel> model = OpenAiModel.of(name);
    if (model.isEmpty()) {
      return OpenAiProblems.modelNotFound();
    }
    var named = OpenAiSession.of(call);
    boolean isHelper = named.isHelper() || model.get().once();
    Optional<SessionId> kept = named.session().filter(_ -> !isHelper);
    Refusal.ifTooLarge(messages.asked(kept.isEmpty()));
    TurnRequest request = request(call, body, model.get(), kept, named, messages, data, isHelper);
    Map<String, String> headers =
        kept.map(id -> Map.of(OpenAiSession.HEADER, id.value())).orElse(Map.of());
    if (streams) {
      var dialect = new OpenAiDialect(name, clock.instant().getEpochSecond(), tellsUsage);
      return new Answer.Stream(TurnStream.start(door, request, dialect, call::onGone), headers);
    }
    boolean standsTwice = kept.isPresent() && named.message().isEmpty();
    TurnOutcome outcome = AwaitedTurn.outcome(door, request, call);
    if (outcome instanceof TurnOutcome.Answered) {
      Refusal.ifEnded(request.caller());
    }
    return whole(outcome, name, headers, standsTwice);
  }

  private static void checkForm(Fields fields) {
    if (fields
        .any("n")
        .filter(n -> !(n instanceof JsonNumber one && one.asDouble() == 1))
        .isPresent()) {
      fields.fault("n", "must be 1");
    }
    String format = fields.object("response_format").text("type").orElse("text");
    if (!format.equals("text")) {
      fields.fault("response_format", "must be text");
    }
  }

  private TurnRequest request(
      Call call,
      JsonObject body,
      OpenAiModel model,
      Optional<SessionId> kept,
      OpenAiSession named,
      ToldConversation messages,
      JsonObject data,
      boolean isHelper) {
    SessionId session = kept.orElseGet(() -> new SessionId(ids.get()));
    boolean isWhole = kept.isEmpty();
    Principal caller = isWhole ? call.caller(session, body) : door.enter(call, session, body);
    call.trail().allowed();
    return new TurnRequest(
        session,
        leases.alone(session, caller),
        model.persona(),
        messages.asked(isWhole),
        new ClientMessageId(kept.flatMap(_ -> named.message()).orElseGet(ids)),
        new TurnTerms(
            messages.before(isWhole),
            data,
            !isHelper,
            kept.isPresent() && named.message().isPresent(),
            isWhole ? Keep.NOTHING : Keep.SESSION),
        call.trail().origin(),
        call.span());
  }

  /**
   * @param standsTwice whether the message, sent once more, would be another one
   */
  private Answer whole(
      TurnOutcome outcome, String model, Map<String, String> headers, boolean standsTwice) {
    if (outcome instanceof TurnOutcome.Answered answered) {
      return Answer.ok(
          OpenAiAnswer.render(model, clock.instant().getEpochSecond(), answered), headers);
    }
    Problem problem = Problem.ofNoAnswer(outcome);
    throw new Refusal(
        standsTwice && outcome instanceof TurnOutcome.Failed
            ? problem.with(OpenAiProblems.SHOULD_RETRY, "false")
            : problem);
  }
}
