package dev.haystack.domain.session;

import java.time.Instant;

/** One entry of a conversation, appended once and never changed. */
public sealed interface Message permits UserMessage, AssistantMessage {

  /** Unique in the session. */
  MessageId id();

  /** What the person sees of it. */
  String content();

  /** When it was accepted or finished. */
  Instant timestamp();
}
