/** Holds the contracts that the service serves to what it does. */
@NullMarked
package dev.haystack.contract;

import org.jspecify.annotations.NullMarked;
