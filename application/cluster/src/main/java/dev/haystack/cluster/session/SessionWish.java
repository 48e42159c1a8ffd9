package dev.haystack.cluster.session;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import java.util.List;
import java.util.function.Predicate;

/** For what a session is looked up in the shared store. */
sealed interface SessionWish {

  /** To read it. */
  record Read() implements SessionWish {}

  /** To use it. */
  record Use() implements SessionWish {}

  /** To make it, because this node has just made a session of which nobody knows yet. */
  record Make() implements SessionWish {}

  /** To add a message to that session, and to no other of its id. */
  record Add(Incarnation incarnation, Message message) implements SessionWish {}

  /** What is to be added. */
  default List<Message> messages() {
    return switch (this) {
      case Add(_, var message) -> List.of(message);
      case Read _, Use _, Make _ -> List.of();
    };
  }

  /** Whether it is for one that is known by the names that are tested. */
  default boolean isFor(Predicate<Incarnation> names) {
    return switch (this) {
      case Add(var incarnation, _) -> names.test(incarnation);
      case Read _, Use _, Make _ -> true;
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
