/** A run of several nodes under faults, and the judge of what it recorded. */
@NullMarked
package dev.haystack.chaos;

import org.jspecify.annotations.NullMarked;
