/**
 * The commands beside the service: {@code chat} talks to it, {@code load} puts it under load, with
 * {@code load-model} and {@code load-backend} as its surroundings, {@code token} signs what callers
 * show it, {@code audit} judges its trail, {@code health} asks how it is, {@code diagnose} collects
 * that for a ticket, {@code completion} helps a shell, and {@code rehearse} has Java learn its
 * start; {@code serve}, {@code config} and {@code verify-store}, which the service's own program
 * runs, are listed. They know the service by its wire and by its program's path alone.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.workbench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
