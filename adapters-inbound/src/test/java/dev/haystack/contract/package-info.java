/**
 * Holds the published contracts to what is read and told here. {@code HttpContract} and {@code
 * SocketContract} hold to them also what a whole service answers.
 */
@NullMarked
package dev.haystack.contract;

import org.jspecify.annotations.NullMarked;
