/**
 * What all adapters for models over HTTP share, so that a vendor is a request's text and the
 * reading of an answer's events.
 *
 * <p>{@code ModelServer} decides on attempts and makes them; an adapter hands it a {@code
 * StreamedRequest} for each inference, which makes a {@code StreamedAnswer} for each attempt. An
 * answer cuts its body into events with {@code EventFramer} and {@code EventReader}, and keeps its
 * text in an {@code AnswerText}; {@code Ending} says what its end means. What failed is an {@code
 * AttemptException}; {@code StatusClass} says what a status means where the server's own words do
 * not say more.
 *
 * <p>An adapter is made from a {@code ModelAccess} (where, with which key, which model) and a
 * {@code ModelRuntime} (connections, clock, randomness), and posts to its {@code Endpoint}. {@code
 * OfferedTools} keeps what tool lists become, {@code BodyWriter} puts a body together from kept
 * pieces, {@code TokenEstimate} fills what nobody counted.
 */
@NullMarked
package dev.haystack.outbound.model;

import org.jspecify.annotations.NullMarked;
