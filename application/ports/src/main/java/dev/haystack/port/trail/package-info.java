/**
 * The audit trail: who read and wrote what. {@link dev.haystack.port.trail.AuditTrail} takes an
 * {@link dev.haystack.port.trail.AuditEntry}, which holds names of persons and sessions but nothing
 * that anybody said; it is a record of its own, apart from the log.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
