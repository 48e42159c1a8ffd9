package dev.haystack.load;

import java.util.Locale;

/** A time that a load run measures, in the order of its report. */
enum Latency {
  /** From the user's message to the first chunk. */
  FIRST_CHUNK("first chunk"),
  /** The same less the time that the scripted model took for itself. */
  ADDED_FIRST_CHUNK("first chunk, added"),
  /** Between two messages with text. */
  CHUNK_GAP("chunk gap"),
  /** From the scripted model's sending to the client's receiving. */
  CHUNK_WAY("chunk's way through"),
  /** From the user's message to the end of the turn. */
  TURN("turn"),
  /** From the client's stop to the model's seeing its call closed. */
  STOP_SEEN("stop seen by model"),
  /** How late turns began against the rate asked for. */
  LATE_START("late start"),
  /** From the request for a document that breaks the policy to its refusal. */
  REFUSED_DOCUMENT("refused document"),
  /** From the return of the violations' sink to the last violation's arrival. */
  ALL_ARRIVED("violations arrived");

  private final String title;

  Latency(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT) + "_ms";
  }
}
