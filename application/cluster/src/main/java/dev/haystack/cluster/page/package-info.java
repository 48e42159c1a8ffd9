/** What pages show: the copy in memory and the one that nodes share. */
@NullMarked
package dev.haystack.cluster.page;

import org.jspecify.annotations.NullMarked;
