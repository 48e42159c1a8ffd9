/**
 * A store that all nodes share, as a technology hands it in; its parts see each other's writes.
 *
 * <p>{@code SharedStore} gives the parts: {@code SharedSessions}, {@code SharedUiStates}, {@code
 * SharedEventLog}, {@code TurnLines}, {@code SharedBudgets}, an outbox, the {@code NodeBus} that
 * carries {@code Signal}s, and {@code StoreProbe}, which finds out whether the store is there.
 * Whatever fails is a {@code StoreUnavailableException}.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
