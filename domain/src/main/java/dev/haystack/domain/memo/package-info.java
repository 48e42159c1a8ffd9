/** What is made of immutable values once, and kept beside them. */
@NullMarked
package dev.haystack.domain.memo;

import org.jspecify.annotations.NullMarked;
