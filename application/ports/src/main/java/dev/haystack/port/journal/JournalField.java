package dev.haystack.port.journal;

import java.util.Locale;

/** All that can be told of an event. */
public enum JournalField {
  NODE,
  TRACE_ID,
  SPAN_ID,
  REQUEST_ID,
  SESSION,
  USER,
  TURN_ID,
  TOOL,
  CODE,
  STATUS,
  ROUTE,
  METHOD,
  DURATION_MS,
  BYTES_IN,
  BYTES_OUT,
  PEER,
  ORIGIN,
  ATTEMPT,
  CLOSE_CODE,
  REASON,
  OUTCOME,
  ROUNDS,
  TOOLS,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  FIRST_TEXT_MS,
  COUNT,
  FINISHED,
  CUT,
  HANDED_OVER,
  VERSION,
  SEQ,
  MAC,
  ERROR_TYPE("error.type"),
  ERROR_STACK("error.stack");

  private final String wireName;

  JournalField() {
    wireName = name().toLowerCase(Locale.ROOT);
  }

  JournalField(String wireName) {
    this.wireName = wireName;
  }

  /** The name in a line. */
  public String wireName() {
    return wireName;
  }
}
