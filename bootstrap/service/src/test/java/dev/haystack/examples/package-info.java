/** What a stranger builds on this house, built as they would: from its artifacts alone. */
@NullMarked
package dev.haystack.examples;

import org.jspecify.annotations.NullMarked;
