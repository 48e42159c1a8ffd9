/** Planted: half of a circle. */
@NullMarked
package dev.haystack.domain.planted.circle;

import org.jspecify.annotations.NullMarked;
