/**
 * What every copy in memory of something shared needs: what it is ahead by, what was written a
 * moment ago, what was deleted.
 */
@NullMarked
package dev.haystack.cluster.copy;

import org.jspecify.annotations.NullMarked;
