/** What everybody must do who tells good tokens from bad ones. */
@NullMarked
package dev.haystack.kit.identity;

import org.jspecify.annotations.NullMarked;
