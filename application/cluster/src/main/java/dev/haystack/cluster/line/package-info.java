/**
 * The places of turns among all nodes.
 *
 * <p>{@code SharedPlaces} gives a turn its {@code SharedPlace}: {@code BothSeats} in the line of
 * its session and in that of its user. {@code NodeLines} keeps this node's seats, of which {@code
 * NodeLine} and {@code Seat} remember how they stand, {@code RollCall} asks the shared lines, and
 * {@code OwedLeaves} remembers what could not be given back. {@code LostTurns} looks for turns
 * whose nodes are gone, and {@code RecoverTurn} ends them.
 */
@NullMarked
package dev.haystack.cluster.line;

import org.jspecify.annotations.NullMarked;
