/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.port.planted;

import org.jspecify.annotations.NullMarked;
