package dev.haystack.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run does.
 *
 * @param kills how often a node is killed
 * @param storeFaultEvery after how many kills there is a fault of the shared store or of the way to
 *     it
 * @param patience how long a client waits for the end of its turn
 * @param fault a planted bug, or {@code none}
 */
record ChaosPlan(
    long seed,
    int nodes,
    int kills,
    int storeFaultEvery,
    int clients,
    Duration patience,
    String fault,
    Path folder) {}
