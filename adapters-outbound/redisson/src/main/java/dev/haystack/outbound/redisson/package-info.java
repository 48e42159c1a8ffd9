/** What several nodes share, in Redis, by the library Redisson. */
@NullMarked
package dev.haystack.outbound.redisson;

import org.jspecify.annotations.NullMarked;
