/** A made-up practice that answers every tool of the backend, without any network. */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.demo.practice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
