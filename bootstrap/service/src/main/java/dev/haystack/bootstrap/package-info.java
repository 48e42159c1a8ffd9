/** The program: its settings, the wiring of its parts, its start and its stop. */
@NullMarked
package dev.haystack.bootstrap;

import org.jspecify.annotations.NullMarked;
