/**
 * The places of turns among all nodes: one at a time in a session, so many of a user's.
 *
 * <p>The way in takes seats in the session's line and the user's and asks for both in one question.
 * {@code RollCall} asks, each line by the one thread that holds it, and while the store is away
 * decides by the same rule among the turns of this node alone. {@code NodeLines} and {@code
 * NodeLine} remember this node's {@code Seat}s and say again and again that they are there; {@code
 * OwedLeaves} remembers the places given back while nobody could be told. The store decides between
 * nodes: a lease that is not renewed ends, and its place goes on with the next fence. {@code
 * LineTimes} holds all the times. A turn whose node is gone is ended by whoever asks for it next.
 */
@NullMarked
package dev.haystack.cluster.line;

import org.jspecify.annotations.NullMarked;
