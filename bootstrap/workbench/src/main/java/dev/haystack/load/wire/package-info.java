/** A WebSocket client that costs far less than the service it measures. */
@NullMarked
package dev.haystack.load.wire;

import org.jspecify.annotations.NullMarked;
