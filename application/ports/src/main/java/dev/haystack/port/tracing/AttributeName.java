package dev.haystack.port.tracing;

/** All that can be told of a piece of work. */
public enum AttributeName {
  PERSONA,
  SESSION,
  TURN,
  OUTCOME,
  ROUNDS,
  TOOL_CALLS,
  PROVIDER,
  REQUEST_MODEL,
  RESPONSE_MODEL,
  FINISH_REASON,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  CACHED_INPUT_TOKENS,
  UNTIL_FIRST_CHUNK,
  TOOL,
  METHOD,
  ROUTE,
  STATUS,
  SERVER_ADDRESS,
  SERVER_PORT,
  RESEND_COUNT,
  PART,
  COUNT
}
