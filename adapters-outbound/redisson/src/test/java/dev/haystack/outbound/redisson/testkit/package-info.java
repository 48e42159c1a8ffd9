/**
 * A real Redis that tests start, kill and fill, and a network before it that fails as they wish.
 */
@NullMarked
package dev.haystack.outbound.redisson.testkit;

import org.jspecify.annotations.NullMarked;
