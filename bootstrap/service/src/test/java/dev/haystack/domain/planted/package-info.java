/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.domain.planted;

import org.jspecify.annotations.NullMarked;
