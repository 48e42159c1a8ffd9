/**
 * What pages show: the copy in memory and the one that nodes share.
 *
 * <p>{@code TieredUiStateStore} is the way in: it applies writes to the copy, answers from it, and
 * remembers and tells deletions. {@code UiReconciliation} asks the store, decides which of two
 * states is the later one, and remembers from which shared state each copy follows.
 */
@NullMarked
package dev.haystack.cluster.page;

import org.jspecify.annotations.NullMarked;
