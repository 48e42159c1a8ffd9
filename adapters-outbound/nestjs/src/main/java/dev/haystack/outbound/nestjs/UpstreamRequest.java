package dev.haystack.outbound.nestjs;

/**
 * One request of the practice's API, ready to be sent.
 *
 * @param target path and query, encoded
 * @param body the JSON text, empty for none
 * @param idempotencyKey empty for none
 */
record UpstreamRequest(
    String method, String target, String body, boolean writes, String idempotencyKey) {}
