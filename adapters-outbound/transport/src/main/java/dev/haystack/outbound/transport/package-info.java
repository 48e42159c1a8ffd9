/** HTTP calls to other servers: limits on everything, cancelling by interrupting, one exception. */
@NullMarked
package dev.haystack.outbound.transport;

import org.jspecify.annotations.NullMarked;
