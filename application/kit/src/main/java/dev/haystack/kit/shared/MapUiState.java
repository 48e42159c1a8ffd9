package dev.haystack.kit.shared;

import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.shared.SharedUiState;
import java.time.Duration;
import java.time.Instant;

/**
 * The state of a page as a store in maps holds it.
 *
 * @param silentUntil when its page will have been silent for too long
 * @param ends when it goes, which is no later, and no later than its session
 */
record MapUiState(UiState state, String line, Instant silentUntil, Instant ends) {

  MapUiState livingAtMost(Instant end) {
    return new MapUiState(state, line, silentUntil, end.isBefore(silentUntil) ? end : silentUntil);
  }

  boolean is(String otherLine, long version) {
    return line.equals(otherLine) && state.version() == version;
  }

  SharedUiState asOf(Instant now) {
    return new SharedUiState(state, line, Duration.between(now, ends));
  }
}
