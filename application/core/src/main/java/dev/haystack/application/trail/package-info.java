/**
 * What the core tells the audit trail by itself: {@link
 * dev.haystack.application.trail.JoinedRefusals} makes one of many refusals that are alike, {@link
 * dev.haystack.application.trail.TrailedLease} tells of each request that a tool makes in a user's
 * name.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
