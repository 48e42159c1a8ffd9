/**
 * The command that stands in for an issuer of tokens: {@link dev.haystack.token.SigningKey} is its
 * key, {@link dev.haystack.token.KeyFolder} where it is kept.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
