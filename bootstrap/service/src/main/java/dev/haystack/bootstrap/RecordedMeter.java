package dev.haystack.bootstrap;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.meter.Inference;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import java.time.Duration;
import java.util.Optional;
import jdk.jfr.FlightRecorder;

/**
 * Counts as another one does, and tells Java's flight recorder of turns and inferences if it runs:
 * before it does, none of its classes is even loaded.
 */
record RecordedMeter(Meter meter) implements Meter {

  @Override
  public void count(TurnEvent event) {
    meter.count(event);
  }

  @Override
  public void count(Fallback fallback) {
    meter.count(fallback);
  }

  @Override
  public void count(Inference inference) {
    meter.count(inference);
    if (FlightRecorder.isInitialized()) {
      tell(inference);
    }
  }

  @Override
  public void count(Measurement measurement) {
    meter.count(measurement);
    if (measurement instanceof Measurement.Turn turn && FlightRecorder.isInitialized()) {
      tell(turn);
    }
  }

  private static void tell(Inference inference) {
    var seen = new InferenceSeen();
    if (seen.shouldCommit()) {
      seen.vendor = inference.vendor();
      seen.outcome = inference.outcome();
      seen.whole = inference.whole().toMillis();
      seen.firstText = inference.untilFirstText().toMillis();
      seen.commit();
    }
  }

  private static void tell(Measurement.Turn turn) {
    var seen = new TurnSeen();
    if (seen.shouldCommit()) {
      seen.outcome = turn.outcome();
      seen.rounds = turn.rounds();
      seen.whole = turn.whole().toMillis();
      seen.firstText = millis(turn.untilFirstText());
      seen.waited = millis(turn.waited().map(Measurement.Waited::time));
      seen.trace = turn.trace();
      seen.commit();
    }
  }

  private static long millis(Optional<Duration> time) {
    return time.map(Duration::toMillis).orElse(0L);
  }
}
