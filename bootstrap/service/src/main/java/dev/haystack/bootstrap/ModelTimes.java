package dev.haystack.bootstrap;

import dev.haystack.outbound.model.ModelLimits;
import java.time.Duration;

/** How long a model may take, whoever its vendor is. */
public record ModelTimes(Duration connect, Duration firstByte, Duration idle, Duration round) {

  /** Reads {@code MODEL_CONNECT_SECONDS} and its like. */
  public static ModelTimes read(SettingsReader reader) {
    return new ModelTimes(
        reader.seconds("MODEL_CONNECT_SECONDS", 5),
        reader.seconds("MODEL_FIRST_BYTE_SECONDS", 30),
        reader.seconds("MODEL_IDLE_SECONDS", 20),
        reader.seconds("MODEL_ROUND_SECONDS", 120));
  }

  /** The usual limits of an inference, but for these. */
  public ModelLimits limits() {
    ModelLimits standard = ModelLimits.defaults();
    return new ModelLimits(
        firstByte,
        idle,
        round,
        standard.attemptsMax(),
        standard.backoffBase(),
        standard.backoffMax(),
        standard.eventBytesMax(),
        standard.answerCharsMax(),
        standard.callsMax());
  }
}
