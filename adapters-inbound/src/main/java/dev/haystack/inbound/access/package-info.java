/** What is told and counted of requests, whichever door they come by. */
@NullMarked
package dev.haystack.inbound.access;

import org.jspecify.annotations.NullMarked;
