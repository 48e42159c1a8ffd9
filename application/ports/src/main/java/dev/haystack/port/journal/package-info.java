/**
 * What the service tells those who run it: {@link dev.haystack.port.journal.Journal} takes an event
 * of a closed set and details of a closed set, and nothing else can be said. {@link
 * dev.haystack.port.journal.JournalLine} is what a line of it looks like; {@link
 * dev.haystack.port.journal.RequestScope} says for which request a thread works.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
