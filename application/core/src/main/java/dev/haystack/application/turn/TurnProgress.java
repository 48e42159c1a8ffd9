package dev.haystack.application.turn;

import dev.haystack.application.prompt.RunningRound;
import dev.haystack.application.prompt.TurnPrompt;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.store.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a turn has brought so far, said to the log as it comes. Only the turn's thread changes it;
 * tool threads may log.
 */
final class TurnProgress {

  private static final Journal JOURNAL = Journal.of(TurnProgress.class);

  private final EventLog log;
  private final Inspections inspections;
  private final SessionId session;
  private final UserId owner;
  private final TurnId turn;
  private final TurnReport report;
  private final StringBuilder content = new StringBuilder();
  private final List<RunningRound> rounds = new ArrayList<>();
  private final List<UiAction> actions = new ArrayList<>();
  private final TurnReads reads = new TurnReads();
  private int roundStart;
  private Usage usage = Usage.NONE;
  private String model = "";
  private Optional<ProviderState> state = Optional.empty();
  private Optional<ChatModel> inferring = Optional.empty();
  private Optional<TurnPrompt> prompt = Optional.empty();
  private JsonObject context;

  TurnProgress(
      EventLog log,
      Inspections inspections,
      SessionId session,
      UserId owner,
      TurnId turn,
      JsonObject context,
      TurnReport report) {
    this.inspections = inspections;
    this.report = report;
    this.context = context;
    this.log = log;
    this.session = session;
    this.owner = owner;
    this.turn = turn;
  }

  TurnId turn() {
    return turn;
  }

  void log(TurnEvent event) {
    var _ = log.append(session, owner, turn, event);
  }

  /** Shows something to those who look beneath, of which the log hears nothing. */
  void inspect(Supplier<Inspection> inspection) {
    inspections.tell(session, owner, inspection);
  }

  TurnReads reads() {
    return reads;
  }

  /** The model of this turn, asked for in its first round. */
  ChatModel inferring(Supplier<ChatModel> models) {
    ChatModel known = inferring.orElseGet(models);
    inferring = Optional.of(known);
    return known;
  }

  void text(String delta) {
    if (content.isEmpty()) {
      report.firstText();
    }
    content.append(delta);
    log(new TurnEvent.TextDelta(delta));
  }

  void replied(ModelReply reply) {
    usage = usage.plus(reply.usage());
    model = reply.model();
    state = reply.state();
    JOURNAL.tell(
        JournalEvent.ROUND,
        Detail.turn(turn),
        Detail.rounds(rounds.size() + 1),
        Detail.tools(reply.calls().size()),
        Detail.reason(reply.finishReason()));
  }

  /** The prompt of the turn, the same for all of its rounds. */
  TurnPrompt prompt(Supplier<TurnPrompt> begun) {
    TurnPrompt same = prompt.orElseGet(begun);
    prompt = Optional.of(same);
    return same;
  }

  /** Whether the history no longer fits a prompt with that answer behind it. */
  boolean outgrows(AssistantMessage answer) {
    return prompt.filter(written -> written.isOutgrownBy(answer)).isPresent();
  }

  /** Ends a round in which tools were called. */
  void toolsAnswered(List<ToolExchange> exchanges) {
    rounds.add(new RunningRound(new ToolRound(roundText(), exchanges), state));
    roundStart = content.length();
  }

  /** What tools have brought in the rounds that are over. */
  Stream<ToolResult> results() {
    return rounds.stream()
        .flatMap(running -> running.round().exchanges().stream())
        .map(ToolExchange::result);
  }

  /** How many tools were called in the rounds that are over. */
  int toolCalls() {
    return rounds.stream().mapToInt(round -> round.round().exchanges().size()).sum();
  }

  /** The session's context, with what this turn has found. */
  JsonObject context() {
    return context;
  }

  void contextFound(JsonObject patch) {
    context = MergePatch.apply(context, patch);
  }

  void actionsFound(List<UiAction> found) {
    actions.addAll(found);
  }

  /** The text since the last tool round. */
  String roundText() {
    return content.substring(roundStart);
  }

  boolean isSilent() {
    return content.isEmpty() && actions.isEmpty();
  }

  List<RunningRound> rounds() {
    return List.copyOf(rounds);
  }

  List<UiAction> actions() {
    return List.copyOf(actions);
  }

  Usage usage() {
    return usage;
  }

  String model() {
    return model;
  }

  AssistantMessage answer(MessageId id, MessageId inReplyTo, Instant now, MessageStatus status) {
    String whole = content.toString();
    // where no tools were called, the two are one text in memory
    return new AssistantMessage(
        id,
        inReplyTo,
        whole,
        now,
        status,
        rounds.stream().map(RunningRound::round).toList(),
        whole.substring(roundStart));
  }
}
