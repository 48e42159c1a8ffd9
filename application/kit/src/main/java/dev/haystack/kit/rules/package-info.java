/** The rules of the house, to be checked over any classes that live in it. */
@NullMarked
package dev.haystack.kit.rules;

import org.jspecify.annotations.NullMarked;
