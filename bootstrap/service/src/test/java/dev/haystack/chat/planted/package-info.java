/** Planted: what lives here breaks a rule. */
@NullMarked
package dev.haystack.chat.planted;

import org.jspecify.annotations.NullMarked;
