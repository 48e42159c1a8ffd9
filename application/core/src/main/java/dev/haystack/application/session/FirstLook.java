package dev.haystack.application.session;

import dev.haystack.domain.session.TurnId;
import java.util.Optional;

/**
 * What somebody finds who comes to a session.
 *
 * @param isOpen whether it is nobody's yet or theirs
 * @param activeTurn the turn that runs in it, if it is theirs
 */
public record FirstLook(boolean isOpen, Optional<TurnId> activeTurn) {}
