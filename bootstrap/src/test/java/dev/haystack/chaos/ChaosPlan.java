package dev.haystack.chaos;

import java.nio.file.Path;

/**
 * What a run does.
 *
 * @param kills how often a node is killed
 * @param storeFaultEvery after how many kills there is a fault of the shared store or of the way to
 *     it
 * @param fault a planted bug, or {@code none}
 */
record ChaosPlan(
    long seed, int nodes, int kills, int storeFaultEvery, int clients, String fault, Path folder) {}
