/** The scenarios, played over real sockets against the whole service. */
@NullMarked
package dev.haystack.scenarios;

import org.jspecify.annotations.NullMarked;
