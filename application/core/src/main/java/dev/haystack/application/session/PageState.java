package dev.haystack.application.session;

import dev.haystack.domain.uistate.UiState;
import java.util.SequencedSet;

/** What is known of the user's page and what can be done there. */
public record PageState(UiState state, SequencedSet<String> capabilities) {}
