/** Errors as HTTP tells them, whichever door they come from. */
@NullMarked
package dev.haystack.inbound.problem;

import org.jspecify.annotations.NullMarked;
