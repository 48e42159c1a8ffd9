/**
 * What all adapters for models over HTTP share, so that a vendor is a request's text and the
 * reading of an answer's events.
 *
 * <p>{@code ModelServer} decides on attempts and makes them; an adapter hands it a {@code
 * StreamedRequest} for each inference, which makes a {@code StreamedAnswer} for each attempt. An
 * answer cuts its body into events with {@code EventFramer} and {@code EventReader}, and keeps its
 * text in an {@code AnswerText}. What failed is an {@code AttemptException}; {@code StatusClass}
 * says what a status means where the server's own words do not say more.
 */
@NullMarked
package dev.haystack.outbound.model;

import org.jspecify.annotations.NullMarked;
