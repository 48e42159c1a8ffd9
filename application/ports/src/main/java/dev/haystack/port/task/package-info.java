/** Work that is done again and again. */
@NullMarked
package dev.haystack.port.task;

import org.jspecify.annotations.NullMarked;
