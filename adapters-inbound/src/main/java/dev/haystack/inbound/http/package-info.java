/** The HTTP door: the server, its routes, and every error as a problem document. */
@NullMarked
package dev.haystack.inbound.http;

import org.jspecify.annotations.NullMarked;
