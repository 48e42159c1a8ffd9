package dev.haystack.outbound.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;

/** The semantic conventions for HTTP v1.40.0 as far as we use them, and names of our own. */
final class SpanNames {

  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<Long> RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");
  static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  static final AttributeKey<String> TURN = AttributeKey.stringKey("haystack.turn.id");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("haystack.outcome");
  static final AttributeKey<Long> ROUNDS = AttributeKey.longKey("haystack.turn.rounds");
  static final AttributeKey<Long> TOOL_CALLS = AttributeKey.longKey("haystack.turn.tool_calls");
  static final AttributeKey<Long> PART = AttributeKey.longKey("haystack.part");
  static final AttributeKey<Long> COUNT = AttributeKey.longKey("haystack.count");

  static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");
  static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");

  private SpanNames() {}
}
