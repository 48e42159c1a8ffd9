/** The stores as they are composed: memory over Redis, of one node and of several. */
@NullMarked
package dev.haystack.stores;

import org.jspecify.annotations.NullMarked;
