/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.prometheus.planted;

import org.jspecify.annotations.NullMarked;
