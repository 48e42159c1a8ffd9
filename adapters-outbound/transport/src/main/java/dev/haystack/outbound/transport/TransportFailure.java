package dev.haystack.outbound.transport;

/** The reasons for which an HTTP call fails below the level of its answer's status. */
public enum TransportFailure {
  /** No connection came about, or none was free, within the limit. */
  CONNECT,
  /** The answer's head did not arrive within the limit. */
  FIRST_BYTE_TIMEOUT,
  /** The body stopped arriving. */
  IDLE_TIMEOUT,
  /** The call as a whole took too long. */
  TOTAL_TIMEOUT,
  /** The connection broke. */
  RESET,
  /** The peer closed the connection before the answer was complete. */
  CUT,
  /** The calling thread was interrupted; it stays interrupted. */
  CANCELLED,
  /** The body is over the caller's limit. */
  TOO_LARGE,
  /** The call cannot be sent, or the answer is not HTTP. */
  INVALID
}
