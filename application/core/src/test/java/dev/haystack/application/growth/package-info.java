/** Measures how the cost of what grows by pieces grows with its size; for tests of any module. */
@NullMarked
package dev.haystack.application.growth;

import org.jspecify.annotations.NullMarked;
