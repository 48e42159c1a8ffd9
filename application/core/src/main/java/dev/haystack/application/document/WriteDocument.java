package dev.haystack.application.document;

import dev.haystack.application.cost.Done;
import dev.haystack.application.cost.NotNow;
import dev.haystack.application.cost.PartPlaces;
import dev.haystack.application.cost.Pool;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.template.Brief;
import dev.haystack.application.window.FitToWindow;
import dev.haystack.application.window.FittedText;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes a document from a template, unless the template asks for a diagnosis. */
public final class WriteDocument {

  private static final int ROOM_MIN_TOKENS = 200;
  private static final int ANSWER_TOKENS_MAX = 16_000;
  private static final int WINDOWS_TRIED_MAX = 3;

  private final UserWork work;
  private final ReviewTemplate review;
  private final Pool places;
  private final FitToWindow fitting;
  private final Meter meter;
  private final int promptTokensMax;
  private final Clock clock;

  /**
   * Writes as each user may.
   *
   * @param promptTokensMax estimated tokens of a whole prompt
   * @param clock in the time zone that documents are dated in unless their caller names another
   */
  public WriteDocument(
      UserWork work,
      ReviewTemplate review,
      DocumentLimits limits,
      int promptTokensMax,
      Clock clock) {
    this(work, review, limits, promptTokensMax, clock, Meter.NONE);
  }

  /** The same with one who counts what becomes of documents. */
  public WriteDocument(
      UserWork work,
      ReviewTemplate review,
      DocumentLimits limits,
      int promptTokensMax,
      Clock clock,
      Meter meter) {
    this.meter = meter;
    this.work = work;
    this.review = review;
    this.places = new Pool(limits.atOnceMax(), limits.atOncePerUserMax());
    this.fitting = new FitToWindow(limits.partsAtOnceMax());
    this.promptTokensMax = promptTokensMax;
    this.clock = clock;
  }

  /**
   * Blocks until the document is there. Interrupting ends it as a failure.
   *
   * @param listener hears on the calling thread how it goes
   */
  public DocumentOutcome write(DocumentRequest request, Consumer<DocumentEvent> listener) {
    Span span = request.span().begin(Operation.document());
    try {
      DocumentOutcome outcome = outcome(request, span, listener);
      meter.count(new Measurement.Document(word(outcome)));
      span.tell(Attribute.outcome(word(outcome)));
      if (outcome instanceof DocumentOutcome.Failed failed) {
        span.fail(failed.code().wireName());
      }
      return outcome;
    } finally {
      span.end();
    }
  }

  private static String word(DocumentOutcome outcome) {
    return switch (outcome) {
      case DocumentOutcome.Written _ -> "written";
      case DocumentOutcome.Violation _ -> "violation";
      case DocumentOutcome.Failed failed -> failed.code().wireName();
    };
  }

  private DocumentOutcome outcome(
      DocumentRequest request, Span span, Consumer<DocumentEvent> listener) {
    Optional<NotNow> refusal = work.request(request.caller().user());
    if (refusal.isPresent()) {
      return new DocumentOutcome.Failed(refusal.get().code(), refusal.get().retryAfter());
    }
    Done<DocumentOutcome> done =
        work.run(
            request.caller(),
            places,
            (models, parts) -> reviewed(request, new Writing(span, models, parts, listener)));
    return switch (done) {
      case Done.With<DocumentOutcome>(var outcome) -> outcome;
      case Done.Not<DocumentOutcome>(var code, var retryAfter) ->
          new DocumentOutcome.Failed(code, retryAfter);
    };
  }

  /** By what one document is written, and who hears of it. */
  private record Writing(
      Span span,
      Function<Span, ChatModel> models,
      PartPlaces parts,
      Consumer<DocumentEvent> listener) {}

  private DocumentOutcome reviewed(DocumentRequest request, Writing writing) {
    writing.listener().accept(new DocumentEvent.CheckingPolicy());
    Brief brief = request.brief();
    return switch (review.review(request.use(brief, writing.span()))) {
      case Review.Granted(var isChecked) -> written(request, brief, isChecked, writing);
      case Review.Violated violated -> new DocumentOutcome.Violation(violated, clock.instant());
      case Review.Refused(var code) -> new DocumentOutcome.Failed(code, Duration.ZERO);
    };
  }

  private DocumentOutcome written(
      DocumentRequest request, Brief brief, boolean isChecked, Writing writing) {
    String date =
        LocalDate.ofInstant(clock.instant(), request.zone().orElse(clock.getZone())).toString();
    var blanks = new Blanks(request.client(), request.practitioner(), date);
    String body = blanks.fill(brief.body());
    var prompts = new DocumentPrompts(brief, body, request.client(), request.practitioner(), date);
    List<String> lines = request.transcript().stream().map(Utterance::line).toList();
    var inAnswer = blanks.leaving(lines.stream(), brief.body());
    var drafts =
        new Drafts(
            writing.span(),
            writing.models(),
            prompts,
            Coverage.of(brief, body),
            inAnswer,
            work.output(),
            writing.listener());
    int room = promptTokensMax - Math.min(ANSWER_TOKENS_MAX, promptTokensMax / 4);
    for (int attempt = 1; ; attempt++) {
      try {
        FittedText transcript = fitted(lines, room - prompts.tokens(), prompts, writing);
        var draft = drafts.write(prompts.write(transcript));
        return new DocumentOutcome.Written(
            new WrittenDocument(
                draft.text(),
                clock.instant(),
                transcript.partsRead(),
                isChecked,
                draft.isRepaired(),
                draft.shortcomings()));
      } catch (ModelException e) {
        if (e.reason() != ModelFailure.CONTEXT_TOO_LONG || attempt == WINDOWS_TRIED_MAX) {
          throw e;
        }
        // the model's window is smaller than we were told, or its tokens are
        room /= 2;
      }
    }
  }

  private FittedText fitted(
      List<String> lines, int tokensMax, DocumentPrompts prompts, Writing writing) {
    if (tokensMax < ROOM_MIN_TOKENS) {
      throw new ModelException(
          ModelFailure.CONTEXT_TOO_LONG, "the template leaves no room for a transcript");
    }
    return fitting.fit(
        lines,
        tokensMax,
        writing
            .parts()
            .with(
                (part, number, total) -> notes(writing, number, prompts.read(part, number, total))),
        (done, total) -> writing.listener().accept(new DocumentEvent.Reading(done, total)));
  }

  private static String notes(Writing writing, int number, ModelRequest request) {
    Span span = writing.span().begin(Operation.documentPart());
    try {
      span.tell(Attribute.part(number));
      return WholeAnswer.of(writing.models().apply(span), request, _ -> {});
    } finally {
      span.end();
    }
  }
}
