package dev.haystack.cluster.session;

import dev.haystack.domain.session.Message;
import java.util.List;

/** For what a session is looked up in the shared store. */
sealed interface SessionWish {

  /** To read it. */
  record Read() implements SessionWish {}

  /** To use it. */
  record Use() implements SessionWish {}

  /** To make it, because this node has just made a session of which nobody knows yet. */
  record Make() implements SessionWish {}

  /** To add a message to it. */
  record Add(Message message) implements SessionWish {}

  /** What is to be added. */
  default List<Message> messages() {
    return switch (this) {
      case Add(var message) -> List.of(message);
      case Read _, Use _, Make _ -> List.of();
    };
  }

  /** Whether the session lives longer for it. */
  default boolean isUse() {
    return switch (this) {
      case Read _ -> false;
      case Use _, Make _, Add _ -> true;
    };
  }
}
