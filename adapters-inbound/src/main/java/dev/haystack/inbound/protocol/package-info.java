/** What is said on the wire: messages read from clients, and events and notices written to them. */
@NullMarked
package dev.haystack.inbound.protocol;

import org.jspecify.annotations.NullMarked;
