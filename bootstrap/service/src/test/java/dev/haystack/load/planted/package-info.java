/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.load.planted;

import org.jspecify.annotations.NullMarked;
