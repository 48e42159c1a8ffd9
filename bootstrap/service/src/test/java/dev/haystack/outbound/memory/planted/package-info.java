/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.memory.planted;

import org.jspecify.annotations.NullMarked;
