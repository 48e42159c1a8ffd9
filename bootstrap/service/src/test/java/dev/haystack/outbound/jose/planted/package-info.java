/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.jose.planted;

import org.jspecify.annotations.NullMarked;
