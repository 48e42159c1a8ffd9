/**
 * Material that may be longer than a model's window: measured, cut into parts, worked through.
 *
 * <p>{@code FitToWindow} decides whether material is read as it is or in {@code Parts}, whose notes
 * stand for it. {@code WholeAnswer} is an answer that is of use only when it is whole; {@code
 * UnwrappedAnswer} takes off what models put around one, stage by stage ({@code OpenFence}, {@code
 * UnsureFence}).
 */
@NullMarked
@CheckReturnValue
package dev.haystack.application.window;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
