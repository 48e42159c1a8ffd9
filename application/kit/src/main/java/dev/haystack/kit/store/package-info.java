/** What every store of the core must do. */
@NullMarked
package dev.haystack.kit.store;

import org.jspecify.annotations.NullMarked;
