package dev.haystack.application.session;

import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import java.util.List;
import java.util.Optional;

/** A page of a conversation, oldest first, and where the next older one ends. */
public record MessagePage(List<Message> messages, Optional<MessageId> next) {

  public MessagePage {
    messages = List.copyOf(messages);
  }
}
