/**
 * What a TCP connection is doing, and how long it may: from before its first byte to its end, or to
 * its upgrade.
 */
@NullMarked
package dev.haystack.inbound.connection;

import org.jspecify.annotations.NullMarked;
