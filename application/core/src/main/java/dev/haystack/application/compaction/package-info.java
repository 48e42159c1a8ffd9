/**
 * Long conversations: what prompts no longer show is put into a summary, behind a turn and never in
 * front of one. What is left out is told by the prompts themselves; {@code SummaryRequests} says
 * how a model is asked, and {@code CompactHistory} keeps what it wrote with the session.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.compaction;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
