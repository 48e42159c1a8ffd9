/** Whether the shared store is in reach, and what follows from that. */
@NullMarked
package dev.haystack.cluster.reach;

import org.jspecify.annotations.NullMarked;
