package dev.haystack.application.violation;

import dev.haystack.port.practice.ViolationSink;

/** What becomes of a user's token in the report of a violation. */
public sealed interface TokenKeeping {

  /** It waits with the record, for a sink that takes nothing else. */
  record Kept() implements TokenKeeping {}

  /** It goes nowhere: the sink has a token of the service's own. */
  record Never() implements TokenKeeping {}

  /** The record is offered to the sink once, at once, by it; what waits after that has none. */
  record OfferedOnce(ViolationSink sink) implements TokenKeeping {}
}
