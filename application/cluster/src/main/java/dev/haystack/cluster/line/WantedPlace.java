package dev.haystack.cluster.line;

import dev.haystack.port.shared.Line;
import java.util.function.IntConsumer;

/**
 * A place that a turn comes for.
 *
 * @param capacity how many such places the line has
 * @param positions hears each position while the turn waits; must not block
 */
public record WantedPlace(Line line, int capacity, IntConsumer positions) {}
