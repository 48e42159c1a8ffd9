/** Sessions: the copy in memory and the one that nodes share, brought together at every call. */
@NullMarked
package dev.haystack.cluster.session;

import org.jspecify.annotations.NullMarked;
