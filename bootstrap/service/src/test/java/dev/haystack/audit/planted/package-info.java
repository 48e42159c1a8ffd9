/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.audit.planted;

import org.jspecify.annotations.NullMarked;
