/**
 * How values are kept from who reads the store. {@code StateKeys} are what is set, {@code Sealing}
 * seals and opens, {@code ValuePlace} is what a value is bound to, and {@code ValueRefusal} why one
 * does not open. Nothing here knows the store.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.outbound.redisson.sealing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
