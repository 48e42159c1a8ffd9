/** Who is calling: values that travel with a turn and are held by nothing that outlives it. */
@NullMarked
package dev.haystack.domain.identity;

import org.jspecify.annotations.NullMarked;
