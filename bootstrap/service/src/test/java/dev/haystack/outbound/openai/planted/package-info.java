/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.openai.planted;

import org.jspecify.annotations.NullMarked;
