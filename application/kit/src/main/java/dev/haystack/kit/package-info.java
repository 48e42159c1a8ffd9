/**
 * What the contracts and tests of adapters work with: examples, a clock that stands still, threads
 * that start together.
 */
@NullMarked
package dev.haystack.kit;

import org.jspecify.annotations.NullMarked;
