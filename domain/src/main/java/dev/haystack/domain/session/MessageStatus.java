package dev.haystack.domain.session;

/** How an answer ended. */
public enum MessageStatus {
  COMPLETE,
  STOPPED,
  FAILED
}
