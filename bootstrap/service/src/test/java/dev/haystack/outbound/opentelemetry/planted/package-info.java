/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.opentelemetry.planted;

import org.jspecify.annotations.NullMarked;
