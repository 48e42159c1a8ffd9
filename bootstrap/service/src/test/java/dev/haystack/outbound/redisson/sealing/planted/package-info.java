/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.redisson.sealing.planted;

import org.jspecify.annotations.NullMarked;
