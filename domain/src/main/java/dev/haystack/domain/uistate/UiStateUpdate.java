package dev.haystack.domain.uistate;

import java.util.Optional;

/** A change with its place in the order of changes. */
public record UiStateUpdate(UiStateChange change, Stamp stamp) {

  /** The state after this update, or nothing if a later one was applied already. */
  public Optional<UiState> applyTo(UiState current) {
    if (stamp.compareTo(current.stamp()) < 0) {
      return Optional.empty();
    }
    return Optional.of(new UiState(change.applyTo(current.fields()), current.version() + 1, stamp));
  }
}
