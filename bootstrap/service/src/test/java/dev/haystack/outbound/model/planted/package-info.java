/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.model.planted;

import org.jspecify.annotations.NullMarked;
