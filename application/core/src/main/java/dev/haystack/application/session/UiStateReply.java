package dev.haystack.application.session;

/** The answer to an update of the UI state. */
public sealed interface UiStateReply {

  /** The state's version. */
  long version();

  /** The update is applied. */
  record Accepted(long version) implements UiStateReply {}

  /** The state is as it was. */
  record Refused(Reason reason, long version) implements UiStateReply {}

  /** Why an update was refused. */
  enum Reason {
    STALE,
    TOO_LARGE,
    INVALID,
    FORBIDDEN
  }
}
