/** How much memory values take, reckoned without writing or copying them. */
@NullMarked
package dev.haystack.domain.weight;

import org.jspecify.annotations.NullMarked;
