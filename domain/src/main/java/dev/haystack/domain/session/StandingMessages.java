package dev.haystack.domain.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a session's messages is its conversation: all but those that a later message replaces. A
 * store only ever adds, so what was replaced lies there as long as the session does.
 */
public final class StandingMessages {

  private StandingMessages() {}

  /** Those that stand, in order; the same list if all do. */
  public static List<Message> of(List<Message> all) {
    Set<MessageId> replaced = new HashSet<>();
    for (Message message : all) {
      if (message instanceof UserMessage user) {
        user.replaces().ifPresent(replaced::add);
      }
    }
    return replaced.isEmpty()
        ? all
        : all.stream().filter(message -> !replaced.contains(question(message))).toList();
  }

  /**
   * The user's message that its client knows by that name: of several that replaced each other, the
   * last.
   */
  public static Optional<UserMessage> named(ClientMessageId name, List<Message> all) {
    Map<MessageId, ClientMessageId> names = new HashMap<>();
    Optional<UserMessage> found = Optional.empty();
    for (Message message : all) {
      if (message instanceof UserMessage user) {
        ClientMessageId inherited =
            user.replaces()
                .flatMap(earlier -> Optional.ofNullable(names.get(earlier)))
                .orElse(user.clientMessageId());
        names.put(user.id(), inherited);
        if (name.isPresent() && inherited.equals(name)) {
          found = Optional.of(user);
        }
      }
    }
    return found;
  }

  private static MessageId question(Message message) {
    return switch (message) {
      case UserMessage user -> user.id();
      case AssistantMessage answer -> answer.inReplyTo();
    };
  }
}
