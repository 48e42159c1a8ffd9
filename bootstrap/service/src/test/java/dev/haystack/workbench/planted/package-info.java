/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.workbench.planted;

import org.jspecify.annotations.NullMarked;
