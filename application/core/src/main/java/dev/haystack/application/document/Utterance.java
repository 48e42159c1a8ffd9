package dev.haystack.application.document;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What somebody said in a session, and when after its beginning if that is known. */
public record Utterance(String speaker, String text, Optional<Duration> start) {

  /** As a line of the transcript. */
  String line() {
    String time = start.map(Utterance::clock).orElse("");
    return time + (speaker.isBlank() ? "" : speaker.strip() + ": ") + text.strip();
  }

  private static String clock(Duration start) {
    return String.format(
        Locale.ROOT,
        "[%02d:%02d:%02d] ",
        start.toHours(),
        start.toMinutesPart(),
        start.toSecondsPart());
  }
}
