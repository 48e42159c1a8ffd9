/** What every store that nodes share must do. */
@NullMarked
package dev.haystack.kit.shared;

import org.jspecify.annotations.NullMarked;
