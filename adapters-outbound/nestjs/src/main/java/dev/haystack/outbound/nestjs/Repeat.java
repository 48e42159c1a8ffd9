package dev.haystack.outbound.nestjs;

/** Which requests may be sent again after a failure. */
enum Repeat {
  NEVER,
  /** The upstream may have acted on it. */
  READS,
  /** The network failed: a write is safe under its idempotency key. */
  READS_AND_KEYED_WRITES;

  boolean allows(UpstreamRequest request) {
    return switch (this) {
      case NEVER -> false;
      case READS -> !request.writes();
      case READS_AND_KEYED_WRITES -> !request.writes() || !request.idempotencyKey().isEmpty();
    };
  }
}
