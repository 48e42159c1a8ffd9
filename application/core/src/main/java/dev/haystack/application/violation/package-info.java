/**
 * Violations on their way: accepted at once, delivered behind the user's back until they arrive.
 *
 * <p>{@code ReportViolation} puts one into the outbox and rings the {@code Doorbell}; {@code
 * DeliverViolations} claims what waits and has each offered by a {@code DeliveryAttempt}, after the
 * pauses of {@code Backoff}.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.violation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
