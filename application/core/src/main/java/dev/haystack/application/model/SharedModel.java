package dev.haystack.application.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A model and how it does, the same in all chains that name it. Safe for use by many threads. */
public final class SharedModel {

  private static final Journal JOURNAL = Journal.of(SharedModel.class);

  /** What is wrong with a request says nothing of the model, though another one may take it. */
  private static final Set<ModelFailure> OF_THE_REQUEST =
      EnumSet.of(ModelFailure.CONTEXT_TOO_LONG, ModelFailure.REJECTED);

  private final ModelLabel label;
  private final ChatModel model;
  private final Cooling cooling;

  /**
   * Of a model.
   *
   * @param span how long it is left alone after failures
   */
  public SharedModel(ModelLabel label, ChatModel model, Duration span, InstantSource clock) {
    this.label = label;
    this.model = model;
    this.cooling = new Cooling(clock, span);
  }

  public ModelLabel label() {
    return label;
  }

  public ModelState state() {
    return cooling.state();
  }

  ChatModel model() {
    return model;
  }

  /** Whether an inference would be let in just now. */
  boolean isOpen() {
    return cooling.isOpen();
  }

  /** Lets an inference in, which is then to be made; nothing if the model is left alone. */
  Optional<Entry> enter() {
    return cooling.enter();
  }

  /**
   * Makes an inference that was let in.
   *
   * @param failures what counts as a failure of the model, and not as its answer
   */
  ModelReply ask(
      ModelRequest request, TextReceiver receiver, Entry entry, Set<ModelFailure> failures) {
    try {
      ModelReply reply = model.generate(request, receiver);
      cooling.answered();
      return reply;
    } catch (ModelException e) {
      note(e, failures);
      throw e;
    } finally {
      cooling.leave(entry);
    }
  }

  private void note(ModelException failure, Set<ModelFailure> failures) {
    ModelFailure reason = failure.reason();
    if (failures.contains(reason) && !OF_THE_REQUEST.contains(reason)) {
      if (cooling.failed(failure.retryAfter())) {
        JOURNAL.tell(
            JournalEvent.MODEL_LEFT_ALONE, Detail.peer(label.toString()), Detail.reason(reason));
      }
    } else if (reason != ModelFailure.CANCELLED) {
      cooling.answered();
    }
  }
}
