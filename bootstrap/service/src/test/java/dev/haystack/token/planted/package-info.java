/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.token.planted;

import org.jspecify.annotations.NullMarked;
