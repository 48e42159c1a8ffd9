/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.kit.planted;

import org.jspecify.annotations.NullMarked;
