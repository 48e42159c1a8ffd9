package dev.haystack.port.store;

import dev.haystack.domain.uistate.UiState;

/** What became of an update of the UI state. */
public sealed interface UiStateWrite {

  /** It is part of the state now. */
  record Accepted(UiState state) implements UiStateWrite {}

  /** A later one was there already. */
  record Stale(UiState current) implements UiStateWrite {}

  /** The state would have been larger than allowed. */
  record TooLarge(UiState current) implements UiStateWrite {}
}
