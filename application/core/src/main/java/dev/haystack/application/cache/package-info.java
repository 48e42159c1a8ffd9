/** Results that are kept for a while under the hash of what they were made from. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.cache;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
