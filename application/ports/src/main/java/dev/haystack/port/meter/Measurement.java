package dev.haystack.port.meter;

import java.time.Duration;
import java.util.Optional;

/** Something that took its time and is over; its words are of closed sets. */
public sealed interface Measurement {

  /**
   * A turn, from its message's arrival to its end.
   *
   * @param outcome how it ended, or the code of its error
   * @param untilFirstText from the arrival; nothing if there was no text
   * @param trace the name of its trace
   * @param waited how long it waited for its place, and what for
   */
  record Turn(
      String outcome,
      Duration whole,
      Optional<Duration> untilFirstText,
      Optional<Waited> waited,
      int rounds,
      String trace)
      implements Measurement {}

  /** How long a turn waited for its place, and for what in the end. */
  record Waited(String reason, Duration time) {}

  /**
   * A request to the service.
   *
   * @param route its pattern; empty where there is none
   */
  record Served(String route, String method, int status, Duration whole) implements Measurement {}

  /**
   * A request of the service's to another server, until the head of the answer.
   *
   * @param target the word for that server
   * @param status zero if there was no answer
   */
  record Asked(String target, int status, Duration untilHead) implements Measurement {}

  /** An inference is tried again. */
  record Retried() implements Measurement {}

  /** A call of a store, by the port's word for it. */
  record Stored(String operation, Duration whole) implements Measurement {}

  /** A document, written or not. */
  record Document(String outcome) implements Measurement {}

  /** A template's check against the policy. */
  record PolicyCheck(String verdict) implements Measurement {}

  /** Somebody wanted more than they may have. */
  record Limited(String reason) implements Measurement {}

  /** A value of the shared store did not open, and counts as missing. */
  record StateUnreadable(String reason) implements Measurement {}
}
