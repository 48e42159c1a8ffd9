/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.inbound.planted;

import org.jspecify.annotations.NullMarked;
