/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.anthropic.planted;

import org.jspecify.annotations.NullMarked;
