/** Which web pages may use the service. */
@NullMarked
package dev.haystack.inbound.origin;

import org.jspecify.annotations.NullMarked;
