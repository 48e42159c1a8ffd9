/** What can be done with a session besides speaking in it. */
@CheckReturnValue
@NullMarked
package dev.haystack.application.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
