package dev.haystack.application.turn;

import dev.haystack.application.consent.ConsentDecision;
import dev.haystack.application.consent.ConsentNeed;
import dev.haystack.application.consent.ConsentQuestion;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.consent.ForeignText;
import dev.haystack.application.outgoing.HiddenCharacters;
import dev.haystack.application.tool.RunTool;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.tool.ToolContext;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a call run that needs no consent, or has it; the calling thread waits for a user's. */
final class CallConsent {

  /** The answer to a call whose turn has ended before it ran. */
  static final ToolResult.Failure ENDED =
      new ToolResult.Failure(ToolFailure.CANCELLED, "The turn was ended.");

  private static final Journal JOURNAL = Journal.of(CallConsent.class);

  /** The argument in which a model says that the user has agreed. */
  private static final String MODELS_WORD = "confirmed";

  private final ToolCatalogue catalogue;
  private final Consents consents;

  CallConsent(ToolCatalogue catalogue, Consents consents) {
    this.catalogue = catalogue;
    this.consents = consents;
  }

  /** Whether a call may run. */
  sealed interface Answer {

    /** It may, as it stands here. */
    record Granted(PreparedCall.Ready call) implements Answer {}

    /** It may not, and this is its answer. */
    record Refused(ToolResult result) implements Answer {}
  }

  /**
   * Whether it may.
   *
   * @param asRun what the tool would be run with, asked for once consent is needed
   */
  Answer of(
      PreparedCall.Ready call,
      Supplier<ToolContext> asRun,
      RunTool tools,
      TurnScope scope,
      TurnProgress progress) {
    if (!catalogue.needsConsent(call.tool())) {
      return new Answer.Granted(call);
    }
    ToolContext context = asRun.get();
    boolean hasForeignText =
        ForeignText.isIn(context.page()) || readsForeignText(scope) || readForeignText(progress);
    return switch (consents.mode().need(scope.terms().canAsk(), hasForeignText)) {
      case MODELS_WORD -> new Answer.Granted(call);
      case NEVER -> refused(call, ConsentNeed.NEVER, "Tools may not write here.", progress);
      case UNASKABLE ->
          refused(
              call,
              ConsentNeed.UNASKABLE,
              "The person would have to agree, and cannot be asked at this moment. Say so.",
              progress);
      case USERS_WORD ->
          // the person need not decide on what would not run
          tools
              .refusal(call.tool(), agreed(call), context)
              .<Answer>map(Answer.Refused::new)
              .orElseGet(() -> asked(call, scope, progress));
    };
  }

  private static boolean readsForeignText(TurnScope scope) {
    return !scope.terms().pageData().isEmpty()
        || scope.page().get().map(UiState::fields).filter(ForeignText::isIn).isPresent();
  }

  private boolean readForeignText(TurnProgress progress) {
    return progress.rounds().stream()
        .flatMap(running -> running.round().exchanges().stream())
        .filter(exchange -> exchange.result() instanceof ToolResult.Success)
        .flatMap(exchange -> tool(exchange).stream())
        .anyMatch(tool -> ForeignText.isFrom(tool.source()));
  }

  private Optional<ToolSpecification> tool(ToolExchange exchange) {
    return catalogue.find(exchange.call().name());
  }

  private Answer asked(PreparedCall.Ready call, TurnScope scope, TurnProgress progress) {
    ConsentQuestion question =
        consents.question(
            scope.session(), scope.user(), call.tool().name(), agreed(call).without(MODELS_WORD));
    ConsentDecision decision;
    try {
      decision = consents.ask(question, asked -> tell(asked, call, progress));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Refused(ENDED);
    }
    return switch (decision) {
      case GRANTED -> granted(question, call, progress);
      case DECLINED ->
          refused(call, decision, "The person said no. Do not ask for it again.", progress);
      case EXPIRED -> refused(call, decision, "The person has not answered in time.", progress);
    };
  }

  private static void tell(
      ConsentQuestion question, PreparedCall.Ready call, TurnProgress progress) {
    JOURNAL.tell(
        JournalEvent.CONSENT_ASKED, Detail.turn(progress.turn()), Detail.tool(call.tool().name()));
    progress.log(
        new TurnEvent.ConfirmationRequired(
            question.actionId(),
            call.call().id(),
            call.tool().name(),
            call.displayName(),
            question.arguments(),
            question.expiresAt()));
  }

  private static Answer granted(
      ConsentQuestion question, PreparedCall.Ready call, TurnProgress progress) {
    JsonObject arguments = agreed(call);
    if (!question.covers(call.tool().name(), arguments.without(MODELS_WORD))) {
      throw new IllegalStateException("another call was agreed to");
    }
    settled(call, ConsentDecision.GRANTED, progress);
    return new Answer.Granted(call.agreed(arguments, question));
  }

  /** The arguments as the person sees them, and with their word in place of the model's. */
  private static JsonObject agreed(PreparedCall.Ready call) {
    JsonObject seen =
        HiddenCharacters.without(call.arguments()) instanceof JsonObject object
            ? object
            : JsonObject.EMPTY;
    boolean takesWord =
        call.tool()
            .parameters()
            .object("properties")
            .filter(properties -> properties.has(MODELS_WORD))
            .isPresent();
    return takesWord ? seen.with(MODELS_WORD, Json.of(true)) : seen;
  }

  private static Answer refused(
      PreparedCall.Ready call, Enum<?> why, String words, TurnProgress progress) {
    settled(call, why, progress);
    return new Answer.Refused(
        new ToolResult.Failure(ToolFailure.DECLINED, "Nothing was done. " + words));
  }

  private static void settled(PreparedCall.Ready call, Enum<?> how, TurnProgress progress) {
    JOURNAL.tell(
        JournalEvent.CONSENT_SETTLED,
        Detail.turn(progress.turn()),
        Detail.tool(call.tool().name()),
        Detail.outcome(how.name().toLowerCase(Locale.ROOT)));
  }
}
