/** Memory, which always serves, over the store that all nodes share and that may be away. */
@NullMarked
package dev.haystack.application.tier;

import org.jspecify.annotations.NullMarked;
