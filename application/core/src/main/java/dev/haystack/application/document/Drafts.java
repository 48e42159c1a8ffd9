package dev.haystack.application.document;

import dev.haystack.application.outgoing.OutgoingText;
import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Has a document drafted and, where the draft lacks something, drafted once more. */
final class Drafts {

  private final Span work;
  private final Function<Span, ChatModel> models;
  private final DocumentPrompts prompts;
  private final Coverage coverage;
  private final Blanks blanks;
  private final OutputRules output;
  private final Consumer<DocumentEvent> listener;

  Drafts(
      Span work,
      Function<Span, ChatModel> models,
      DocumentPrompts prompts,
      Coverage coverage,
      Blanks blanks,
      OutputRules output,
      Consumer<DocumentEvent> listener) {
    this.work = work;
    this.models = models;
    this.prompts = prompts;
    this.coverage = coverage;
    this.blanks = blanks;
    this.output = output;
    this.listener = listener;
  }

  /** A draft, what it lacks, and whether it is a second one. */
  record Draft(String text, List<String> shortcomings, boolean isRepaired) {}

  /** The best that could be had. */
  Draft write(ModelRequest request) {
    String text = draft(1, request);
    List<String> shortcomings = coverage.shortcomings(text);
    var first = new Draft(text, shortcomings, false);
    return shortcomings.isEmpty() ? first : repaired(request, first);
  }

  private Draft repaired(ModelRequest request, Draft first) {
    try {
      String text = draft(2, prompts.repair(request, first.text(), first.shortcomings()));
      List<String> shortcomings = coverage.shortcomings(text);
      return shortcomings.size() <= first.shortcomings().size()
          ? new Draft(text, shortcomings, true)
          : first;
    } catch (ModelException e) {
      if (e.reason() == ModelFailure.CANCELLED) {
        throw e;
      }
      // a document that says what it lacks is better than none
      return first;
    }
  }

  private String draft(int number, ModelRequest request) {
    Span span = work.begin(Operation.documentDraft());
    try {
      span.tell(Attribute.part(number));
      return draft(number, request, models.apply(span));
    } finally {
      span.end();
    }
  }

  private String draft(int number, ModelRequest request, ChatModel model) {
    listener.accept(new DocumentEvent.Drafting(number));
    // names that are filled in are others' words too
    OutgoingText told = output.to(text -> listener.accept(new DocumentEvent.Delta(number, text)));
    var stream = new FilledStream(blanks, told);
    String text = WholeAnswer.of(model, request, stream);
    stream.end();
    told.end();
    return output.of(blanks.fill(text)).strip();
  }
}
