package dev.haystack.load.script;

/** An HTTP request as far as the scripts look at it. */
final class ScriptRequest {

  private final String target;
  private final byte[] body;

  ScriptRequest(String target, byte[] body) {
    this.target = target;
    this.body = body;
  }

  /** The target without its query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  byte[] body() {
    return body;
  }
}
