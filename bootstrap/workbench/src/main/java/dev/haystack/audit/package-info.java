/** The command that tells whether an audit trail is as it was written. */
@NullMarked
@CheckReturnValue
package dev.haystack.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
