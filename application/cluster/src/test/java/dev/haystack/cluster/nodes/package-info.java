/** The stores as they are composed: memory over Redis, of one node and of several. */
@NullMarked
package dev.haystack.cluster.nodes;

import org.jspecify.annotations.NullMarked;
