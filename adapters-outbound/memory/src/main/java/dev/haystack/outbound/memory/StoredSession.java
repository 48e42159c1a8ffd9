package dev.haystack.outbound.memory;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.weight.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A session with its messages as they stand; immutable, so readers share it. */
record StoredSession(Session session, List<Message> messages, long weight) {

  // a session's record and its map entry, with its owner's name
  private static final int BARE = 600;

  /** Weighs it. */
  static StoredSession of(Session session, List<Message> messages) {
    long weight = BARE + Weight.of(session.context());
    for (Message message : messages) {
      weight += Weight.of(message);
    }
    return new StoredSession(session, messages, weight);
  }

  /** The same as another copy has it; only what is new in that is weighed. */
  StoredSession as(Session other, List<Message> itsMessages) {
    if (!isBeginningOf(itsMessages)) {
      return of(other, itsMessages);
    }
    long weighs = weight + Weight.of(other.context()) - Weight.of(session.context());
    for (Message message : itsMessages.subList(messages.size(), itsMessages.size())) {
      weighs += Weight.of(message);
    }
    return new StoredSession(other, itsMessages, weighs);
  }

  // a message never changes, so its id stands for it
  private boolean isBeginningOf(List<Message> longer) {
    boolean begins = messages.size() <= longer.size();
    for (int i = 0; i < messages.size() && begins; i++) {
      begins = messages.get(i).id().equals(longer.get(i).id());
    }
    return begins;
  }

  StoredSession with(Message message, Instant now) {
    List<Message> longer = Stream.concat(messages.stream(), Stream.of(message)).toList();
    return changed(session.context(), longer, weight + Weight.of(message), now);
  }

  StoredSession with(JsonObject context, Instant now) {
    long more = Weight.of(context) - Weight.of(session.context());
    return changed(context, messages, weight + more, now);
  }

  StoredSession used(Instant now) {
    return changed(session.context(), messages, weight, now);
  }

  boolean is(Incarnation incarnation) {
    return session.incarnation().equals(incarnation);
  }

  boolean holds(Message message) {
    boolean known = messages.stream().anyMatch(other -> other.id().equals(message.id()));
    return known
        || (message instanceof UserMessage user && byClientId(user.clientMessageId()).isPresent());
  }

  Optional<UserMessage> byClientId(ClientMessageId clientMessageId) {
    return messages.stream()
        .filter(_ -> clientMessageId.isPresent())
        .filter(UserMessage.class::isInstance)
        .map(UserMessage.class::cast)
        .filter(message -> message.clientMessageId().equals(clientMessageId))
        .findFirst();
  }

  private StoredSession changed(JsonObject context, List<Message> now, long weighs, Instant when) {
    return new StoredSession(session.changed(when, now.size(), context), now, weighs);
  }
}
