/** The load command: what the service takes in time, processor and memory, seen from outside. */
@NullMarked
package dev.haystack.load;

import org.jspecify.annotations.NullMarked;
