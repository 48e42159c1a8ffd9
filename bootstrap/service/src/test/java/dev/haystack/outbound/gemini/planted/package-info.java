/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.gemini.planted;

import org.jspecify.annotations.NullMarked;
