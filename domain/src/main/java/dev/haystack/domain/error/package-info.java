/** The closed set of error codes that clients see. */
@NullMarked
package dev.haystack.domain.error;

import org.jspecify.annotations.NullMarked;
