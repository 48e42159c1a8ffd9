/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.transport.planted;

import org.jspecify.annotations.NullMarked;
