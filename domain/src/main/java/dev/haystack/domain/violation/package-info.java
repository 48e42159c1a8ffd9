/** The record of a template that asked for a diagnosis. */
@NullMarked
package dev.haystack.domain.violation;

import org.jspecify.annotations.NullMarked;
