/**
 * What becomes of a model that obeys whoever wrote what it reads: an {@code Order} is smuggled in
 * by a {@code Channel} in some {@code Disguise}; {@code ObedientModel} obeys it in a turn of {@code
 * Household}, and {@code Oracle} says what of it must not have happened. No model judges. It stands
 * here because what clients are told is made here.
 */
@NullMarked
package dev.haystack.obedience;

import org.jspecify.annotations.NullMarked;
