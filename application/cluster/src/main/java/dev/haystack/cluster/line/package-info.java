/** The places of turns among all nodes. */
@NullMarked
package dev.haystack.cluster.line;

import org.jspecify.annotations.NullMarked;
