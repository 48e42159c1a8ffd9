package dev.haystack.port.shared;

import java.time.Duration;

/** What became of setting a shared UI state. */
public sealed interface SharedUiWrite {

  /**
   * It is set, as part of that line.
   *
   * @param remaining how long it is kept, which is no longer than its session
   */
  record Written(String line, Duration remaining) implements SharedUiWrite {}

  /** There is none from which it could follow. */
  record Absent() implements SharedUiWrite {}

  /** A later one was there already. */
  record Stale(SharedUiState there) implements SharedUiWrite {}

  /** It does not follow from what is there, which may be earlier or of the same time. */
  record Moved(SharedUiState there) implements SharedUiWrite {}
}
