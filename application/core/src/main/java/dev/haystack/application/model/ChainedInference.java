package dev.haystack.application.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Patience;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.port.tracing.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One inference over the models of a chain; used by one thread, once. */
final class ChainedInference {

  private static final Journal JOURNAL = Journal.of(ChainedInference.class);

  private static final int ATTEMPTS_BEFORE_NEXT_MAX = 2;
  private static final Duration ADVICE_BEFORE_NEXT_MAX = Duration.ofSeconds(2);

  private final ModelChain chain;
  private final ModelRequest request;
  private final TextReceiver receiver;
  private final Span span;
  private final Instant end;
  private final List<Passed> passed = new ArrayList<>();
  private SharedModel asked;
  private boolean isBegun;

  ChainedInference(ModelChain chain, ModelRequest request, TextReceiver receiver, Span span) {
    this.chain = chain;
    this.request = request;
    this.receiver = receiver;
    this.span = span;
    this.end = chain.clock().instant().plus(chain.round());
    this.asked = chain.models().getFirst();
  }

  /** Who was asked last. */
  SharedModel asked() {
    return asked;
  }

  /**
   * Asks one after the other until one answers, those that are cooling left out; if that would be
   * nobody, the first.
   */
  ModelReply over(List<SharedModel> order) {
    Optional<ModelException> failure = Optional.empty();
    for (int i = 0; i < order.size(); i++) {
      SharedModel model = order.get(i);
      Optional<Entry> entry = model.enter();
      if (entry.isEmpty()) {
        passed.add(new Passed(model, "cooling"));
        continue;
      }
      try {
        boolean isLast = order.subList(i + 1, order.size()).stream().noneMatch(SharedModel::isOpen);
        return ask(model, entry.get(), isLast ? Patience.until(end) : brief());
      } catch (ModelException e) {
        if (!mayBeAnswered(e)) {
          throw e;
        }
        failure = Optional.of(e);
        passed.add(new Passed(model, e.reason().name().toLowerCase(Locale.ROOT)));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    passed.clear();
    return ask(order.getFirst(), Entry.ORDINARY, Patience.until(end));
  }

  /** Whether another model may still answer in place of the one that failed. */
  private boolean mayBeAnswered(ModelException failure) {
    return !isBegun
        && chain.reasons().contains(failure.reason())
        && chain.clock().instant().isBefore(end);
  }

  private Patience brief() {
    return new Patience(end, ATTEMPTS_BEFORE_NEXT_MAX, ADVICE_BEFORE_NEXT_MAX);
  }

  private ModelReply ask(SharedModel model, Entry entry, Patience patience) {
    for (Passed before : passed) {
      String from = before.model().label().toString();
      String to = model.label().toString();
      JOURNAL.tell(
          JournalEvent.MODEL_PASSED_OVER, Detail.peer(from), Detail.reason(before.reason()));
      chain.meter().count(new Fallback(from, to, before.reason()));
    }
    passed.clear();
    asked = model;
    var told = TracedInference.begin(span, model.label());
    try {
      ModelReply reply =
          model.ask(
              request.with(patience),
              text -> {
                if (!isBegun) {
                  isBegun = true;
                  told.firstChunk();
                }
                receiver.receive(text);
              },
              entry,
              chain.reasons());
      told.answered(reply);
      return reply;
    } catch (ModelException e) {
      told.failed(e.reason());
      throw e;
    } finally {
      told.end();
    }
  }

  /** A model that does not answer this time, and why. */
  private record Passed(SharedModel model, String reason) {}
}
