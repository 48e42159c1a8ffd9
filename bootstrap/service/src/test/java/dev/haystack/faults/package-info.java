/**
 * Faults that are planted into the verification of tokens, each to be caught by a named test:
 * {@code VerificationFaultsTrial} plants them one by one.
 */
@NullMarked
package dev.haystack.faults;

import org.jspecify.annotations.NullMarked;
