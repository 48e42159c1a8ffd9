/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.cluster.planted;

import org.jspecify.annotations.NullMarked;
