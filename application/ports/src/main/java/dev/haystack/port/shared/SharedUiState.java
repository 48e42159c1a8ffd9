package dev.haystack.port.shared;

import dev.haystack.domain.uistate.UiState;
import java.time.Duration;

/**
 * A shared UI state as it was at one moment.
 *
 * @param line names the state and all that followed from it; another one after it was deleted
 * @param remaining how long it lives on if its page is silent
 */
public record SharedUiState(UiState state, String line, Duration remaining) {}
