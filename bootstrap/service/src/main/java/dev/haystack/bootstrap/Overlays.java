package dev.haystack.bootstrap;

import dev.haystack.port.shared.TurnLines;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import java.util.function.UnaryOperator;

/** What stands before the stores: nothing but in tests, which plant bugs there. */
record Overlays(
    UnaryOperator<SessionStore> sessions,
    UnaryOperator<UiStateStore> uiStates,
    UnaryOperator<TurnLines> lines) {

  static final Overlays NONE =
      new Overlays(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
}
