/** The house's rules, and the proof that each of them can be broken. */
@NullMarked
package dev.haystack.architecture;

import org.jspecify.annotations.NullMarked;
