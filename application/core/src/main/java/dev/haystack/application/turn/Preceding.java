package dev.haystack.application.turn;

import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.StandingMessages;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The conversation that a message continues.
 *
 * @param brought whether its client has brought it, so that no store has it yet
 * @param replaced the message in whose place it stands
 */
record Preceding(List<Message> messages, boolean brought, Optional<MessageId> replaced) {

  /** The session's own, or where that is empty the texts that the client has brought. */
  static Preceding of(
      List<Message> stored, TurnRequest request, Supplier<String> ids, Instant now) {
    return stored.isEmpty()
        ? new Preceding(brought(request.terms().history(), ids, now), true, Optional.empty())
        : new Preceding(StandingMessages.of(stored), false, Optional.empty());
  }

  /**
   * The same without its newest exchange, if that is of a message of the request's name; nothing if
   * an older one is.
   */
  static Optional<Preceding> replacing(
      List<Message> stored, TurnRequest request, Supplier<String> ids, Instant now) {
    Preceding all = of(stored, request, ids, now);
    Optional<UserMessage> named = StandingMessages.named(request.clientMessageId(), stored);
    if (named.isEmpty()) {
      return Optional.of(all);
    }
    int place = all.messages.lastIndexOf(named.get());
    boolean isNewest =
        place >= 0
            && all.messages.subList(place + 1, all.messages.size()).stream()
                .noneMatch(UserMessage.class::isInstance);
    return isNewest
        ? Optional.of(
            new Preceding(all.messages.subList(0, place), false, Optional.of(named.get().id())))
        : Optional.empty();
  }

  /** Every message of the user's with its answer; what has none, or is none, is left out. */
  private static List<Message> brought(List<GivenText> texts, Supplier<String> ids, Instant now) {
    List<Message> messages = new ArrayList<>();
    StringBuilder asked = new StringBuilder();
    StringBuilder answered = new StringBuilder();
    for (GivenText given : texts) {
      if (given.isUsers() && !answered.isEmpty()) {
        add(asked, answered, messages, ids, now);
      }
      if (given.isUsers() || !asked.isEmpty()) {
        StringBuilder said = given.isUsers() ? asked : answered;
        said.append(said.isEmpty() ? "" : "\n\n").append(given.text());
      }
    }
    if (!answered.isEmpty()) {
      add(asked, answered, messages, ids, now);
    }
    return messages;
  }

  private static void add(
      StringBuilder asked,
      StringBuilder answered,
      List<Message> messages,
      Supplier<String> ids,
      Instant now) {
    var turn = new TurnId(ids.get());
    String answer = answered.toString();
    messages.add(new UserMessage(turn.question(), ClientMessageId.NONE, asked.toString(), now));
    messages.add(
        new AssistantMessage(
            turn.answer(),
            turn.question(),
            answer,
            now,
            MessageStatus.COMPLETE,
            List.of(),
            answer));
    asked.setLength(0);
    answered.setLength(0);
  }
}
