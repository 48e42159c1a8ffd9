/** Counting on the way: ports that tell a meter what passes through them. */
@NullMarked
package dev.haystack.application.meter;

import org.jspecify.annotations.NullMarked;
