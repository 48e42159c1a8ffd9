/**
 * What a user may cost. {@code UserLimits} says what is refused and until when: its {@code
 * RequestRate} counts requests, the ports behind it count tokens and bytes. {@code UserModels}
 * gives out the model as one that counts for a user. {@code UserWork} does work outside of
 * sessions: within the rate, in the user's one line, out of a {@code Pool} that all share.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.cost;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
