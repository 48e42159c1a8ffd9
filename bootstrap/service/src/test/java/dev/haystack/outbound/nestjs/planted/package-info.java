/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.outbound.nestjs.planted;

import org.jspecify.annotations.NullMarked;
