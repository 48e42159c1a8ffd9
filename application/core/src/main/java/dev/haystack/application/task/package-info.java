/** Work that is done again and again. */
@NullMarked
package dev.haystack.application.task;

import org.jspecify.annotations.NullMarked;
