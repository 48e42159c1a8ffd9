package dev.haystack.outbound.nestjs;

/**
 * One request of the practice's API, ready to be sent.
 *
 * @param target path and query, encoded
 * @param body the JSON text, empty for none
 * @param idempotencyKey empty for none
 * @param pattern the path, with the names of what varies in it
 */
record UpstreamRequest(
    String method,
    String target,
    String body,
    boolean writes,
    String idempotencyKey,
    String pattern) {

  /** One whose path is always the same. */
  UpstreamRequest(String method, String path, String body, boolean writes, String idempotencyKey) {
    this(method, path, body, writes, idempotencyKey, path);
  }
}
