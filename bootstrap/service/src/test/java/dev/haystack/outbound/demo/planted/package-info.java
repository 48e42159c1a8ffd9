/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.demo.planted;

import org.jspecify.annotations.NullMarked;
