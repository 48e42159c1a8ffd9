package dev.haystack.outbound.openai;

/**
 * How an answer has ended so far; where a stream names several reasons, the later one here counts.
 */
enum Ending {
  /** No reason was given. */
  OPEN,
  /** All was said. */
  WHOLE,
  /** All was said, and tools are to be called. */
  CALLING,
  /** The model may not say more. */
  CUT_AT_LENGTH,
  /** A filter cut or withheld it. */
  FILTERED,
  /** For any other reason, so that nobody may take it for whole. */
  BROKEN;

  /** Whether what comes behind it cannot take the answer back. */
  boolean isGood() {
    return this != OPEN && this != BROKEN;
  }
}
