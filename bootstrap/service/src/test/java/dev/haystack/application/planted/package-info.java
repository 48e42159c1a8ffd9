/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.application.planted;

import org.jspecify.annotations.NullMarked;
