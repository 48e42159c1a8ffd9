/**
 * That nothing of one user reaches another, whichever node they ask: {@code Trespassers} tries
 * everything at sessions of {@code OwnersNode}s, {@code Canaries} see what has strayed.
 */
@NullMarked
package dev.haystack.cluster.owners;

import org.jspecify.annotations.NullMarked;
