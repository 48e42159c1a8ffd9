/**
 * The audit trail in a file: {@link dev.haystack.outbound.trail.FileTrail} takes the entries,
 * {@link dev.haystack.outbound.trail.TrailFile} is the file that is open, {@link
 * dev.haystack.outbound.trail.TrailTail} finds where an earlier run ended, and {@link
 * dev.haystack.outbound.trail.EntryText} is what a line looks like.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
