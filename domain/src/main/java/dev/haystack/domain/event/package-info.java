/** The events of a turn, as they are logged and streamed. */
@NullMarked
package dev.haystack.domain.event;

import org.jspecify.annotations.NullMarked;
