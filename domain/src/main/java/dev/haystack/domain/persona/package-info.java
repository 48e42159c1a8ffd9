/** The kinds of assistant. */
@NullMarked
package dev.haystack.domain.persona;

import org.jspecify.annotations.NullMarked;
