package dev.haystack.port.shared;

import java.time.Duration;

/** What a look at a shared UI state showed. */
public sealed interface SharedUiLook {

  /** There is none, or none that can be understood. */
  record Absent() implements SharedUiLook {}

  /** It is the one that the caller has. */
  record Same(Duration remaining) implements SharedUiLook {}

  /** It is this one. */
  record Other(SharedUiState there) implements SharedUiLook {}
}
