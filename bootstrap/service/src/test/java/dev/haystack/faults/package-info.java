/**
 * Faults that are planted into what keeps the service safe, each to be caught by a named test:
 * {@code PlantedFaultsTrial} plants them one by one.
 */
@NullMarked
package dev.haystack.faults;

import org.jspecify.annotations.NullMarked;
