package dev.haystack.application.turn;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Measurement.Waited;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What is told and counted of one turn, from its message's arrival; for one thread at a time. */
final class TurnReport {

  private static final Journal JOURNAL = Journal.of(TurnReport.class);
  private static final long NEVER = -1;

  private final Meter meter;
  private final long arrivedNanos = System.nanoTime();
  private volatile Optional<QueuePosition.Reason> waitedFor = Optional.empty();
  private Optional<Waited> waited = Optional.empty();
  private long firstTextNanos = NEVER;

  TurnReport(Meter meter) {
    this.meter = meter;
  }

  /** The same listener, whose news are noted as well. */
  Consumer<QueuePosition> noting(Consumer<QueuePosition> waiting) {
    return position -> {
      waitedFor = Optional.of(position.reason());
      waiting.accept(position);
    };
  }

  /** The turn has its place. */
  void begun() {
    waited = waitedFor.map(reason -> new Waited(word(reason), sinceArrival()));
  }

  /** The first of the answer's text is there; only the first call counts. */
  void firstText() {
    if (firstTextNanos == NEVER) {
      firstTextNanos = System.nanoTime() - arrivedNanos;
    }
  }

  /** The turn is over, its end is logged. */
  void ended(TurnScope scope, TurnProgress progress, TurnOutcome outcome) {
    String word =
        switch (outcome) {
          case TurnOutcome.Answered answered -> word(answered.end());
          case TurnOutcome.Failed failed -> failed.code().wireName();
          case TurnOutcome.Refused _, TurnOutcome.Repeated _ -> "none";
        };
    Optional<Duration> firstText =
        firstTextNanos == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(firstTextNanos));
    Duration whole = sinceArrival();
    int rounds = progress.rounds().size() + 1;
    meter.count(new Measurement.Turn(word, whole, firstText, waited, rounds, trace(scope.span())));
    trace(scope, progress, outcome, word, rounds);
    if (JOURNAL.tells(JournalEvent.TURN_ENDED)) {
      List<Detail> details = new ArrayList<>();
      details.add(Detail.session(scope.session()));
      details.add(Detail.user(scope.user()));
      details.add(Detail.turn(progress.turn()));
      details.add(Detail.outcome(word));
      details.add(Detail.rounds(rounds));
      details.add(Detail.tools(progress.toolCalls()));
      details.add(Detail.inputTokens(progress.usage().inputTokens()));
      details.add(Detail.outputTokens(progress.usage().outputTokens()));
      firstText.map(Detail::firstText).ifPresent(details::add);
      details.add(Detail.duration(whole));
      JOURNAL.tell(JournalEvent.TURN_ENDED, details.toArray(Detail[]::new));
    }
  }

  /** The name of a trace that can be looked at, or else nothing. */
  private static String trace(Span span) {
    return span.context().sampled() ? span.context().traceId() : "";
  }

  private static void trace(
      TurnScope scope, TurnProgress progress, TurnOutcome outcome, String word, int rounds) {
    Span span = scope.span();
    if (span.isKept()) {
      span.tell(
          Attribute.persona(scope.persona()),
          Attribute.session(scope.session()),
          Attribute.turn(progress.turn()),
          Attribute.outcome(word),
          Attribute.rounds(rounds),
          Attribute.toolCalls(progress.toolCalls()),
          Attribute.inputTokens(progress.usage().inputTokens()),
          Attribute.outputTokens(progress.usage().outputTokens()));
      if (outcome instanceof TurnOutcome.Failed) {
        span.fail(word);
      }
    }
  }

  private Duration sinceArrival() {
    return Duration.ofNanos(System.nanoTime() - arrivedNanos);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
