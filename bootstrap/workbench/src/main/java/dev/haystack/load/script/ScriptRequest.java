package dev.haystack.load.script;

/** An HTTP request as far as the scripts look at it. */
final class ScriptRequest {

  private final String target;
  private final String idempotencyKey;
  private final byte[] body;

  ScriptRequest(String target, String idempotencyKey, byte[] body) {
    this.target = target;
    this.idempotencyKey = idempotencyKey;
    this.body = body;
  }

  /** The target without its query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Empty where there is none. */
  String idempotencyKey() {
    return idempotencyKey;
  }

  byte[] body() {
    return body;
  }
}
