/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.bootstrap.planted;

import org.jspecify.annotations.NullMarked;
