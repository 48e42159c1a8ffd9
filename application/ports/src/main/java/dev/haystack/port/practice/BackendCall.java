package dev.haystack.port.practice;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;

/**
 * One call of a backend tool.
 *
 * @param caller asked before each request that the call makes
 * @param idempotencyKey the same for every attempt at the same call
 * @param timezone the IANA zone of the user's page, empty where it is not known
 * @param span the call, under which each request that it makes is a piece of work of its own
 */
public record BackendCall(
    String tool,
    JsonObject arguments,
    CallerLease caller,
    String idempotencyKey,
    String timezone,
    Span span) {}
