package dev.haystack.application.document;

import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.template.Brief;
import dev.haystack.application.window.FitToWindow;
import dev.haystack.application.window.FittedText;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a document from a template, unless the template asks for a diagnosis. */
public final class WriteDocument {

  private static final int ROOM_MIN_TOKENS = 200;
  private static final int ANSWER_TOKENS_MAX = 16_000;
  private static final int WINDOWS_TRIED_MAX = 3;

  private final ChatModel model;
  private final ReviewTemplate review;
  private final Places places;
  private final FitToWindow fitting;
  private final int promptTokensMax;
  private final Clock clock;

  /**
   * Writes with that model.
   *
   * @param promptTokensMax estimated tokens of a whole prompt
   * @param clock in the time zone that documents are dated in unless their caller names another
   */
  public WriteDocument(
      ChatModel model,
      ReviewTemplate review,
      DocumentLimits limits,
      int promptTokensMax,
      Clock clock) {
    this.model = model;
    this.review = review;
    this.places = new Places(limits);
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
    Optional<ErrorCode> refusal = places.enter(request.caller().user());
    if (refusal.isPresent()) {
      return new DocumentOutcome.Failed(refusal.get(), Duration.ZERO);
    }
    try {
      return reviewed(request, listener);
    } catch (ModelException e) {
      return new DocumentOutcome.Failed(e.reason().code(), e.retryAfter());
    } finally {
      places.leave(request.caller().user());
    }
  }

  private DocumentOutcome reviewed(DocumentRequest request, Consumer<DocumentEvent> listener) {
    listener.accept(new DocumentEvent.CheckingPolicy());
    Brief brief = request.brief();
    return switch (review.review(request.use(brief))) {
      case Review.Granted(var isChecked) -> written(request, brief, isChecked, listener);
      case Review.Violated violated -> new DocumentOutcome.Violation(violated, clock.instant());
      case Review.Refused(var code) -> new DocumentOutcome.Failed(code, Duration.ZERO);
    };
  }

  private DocumentOutcome written(
      DocumentRequest request, Brief brief, boolean isChecked, Consumer<DocumentEvent> listener) {
    String date =
        LocalDate.ofInstant(clock.instant(), request.zone().orElse(clock.getZone())).toString();
    var blanks = new Blanks(request.client(), request.practitioner(), date);
    String body = blanks.fill(brief.body());
    var prompts = new DocumentPrompts(brief, body, request.client(), request.practitioner(), date);
    List<String> lines = request.transcript().stream().map(Utterance::line).toList();
    var inAnswer = blanks.leaving(lines.stream(), brief.body());
    var drafts = new Drafts(model, prompts, Coverage.of(brief, body), inAnswer, listener);
    int room = promptTokensMax - Math.min(ANSWER_TOKENS_MAX, promptTokensMax / 4);
    for (int attempt = 1; ; attempt++) {
      try {
        FittedText transcript = fitted(lines, room - prompts.tokens(), prompts, listener);
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
      List<String> lines,
      int tokensMax,
      DocumentPrompts prompts,
      Consumer<DocumentEvent> listener) {
    if (tokensMax < ROOM_MIN_TOKENS) {
      throw new ModelException(
          ModelFailure.CONTEXT_TOO_LONG, "the template leaves no room for a transcript");
    }
    return fitting.fit(
        lines,
        tokensMax,
        (part, number, total) -> notes(prompts.read(part, number, total)),
        (done, total) -> listener.accept(new DocumentEvent.Reading(done, total)));
  }

  private String notes(ModelRequest request) {
    return WholeAnswer.of(model, request, _ -> {});
  }
}
