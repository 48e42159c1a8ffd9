/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.trail.planted;

import org.jspecify.annotations.NullMarked;
