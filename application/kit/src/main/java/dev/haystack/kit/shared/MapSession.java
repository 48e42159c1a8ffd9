package dev.haystack.kit.shared;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.shared.ReadPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A session as a store in maps holds it. */
final class MapSession {

  Session session;
  long contextVersion;
  final List<Message> messages = new ArrayList<>();
  Instant ends;

  MapSession(Session session, long contextVersion, Instant ends) {
    this.session = session;
    this.contextVersion = contextVersion;
    this.ends = ends;
  }

  boolean isOver(Instant now) {
    return !ends.isAfter(now);
  }

  /** The session, as whoever is told of that many messages is told of it. */
  Session asOf(int stored) {
    return session.changed(session.lastActivity(), stored, session.context());
  }

  /** Whether the message before that place is the one that was read there. */
  boolean isRead(ReadPlace place) {
    return place.records() <= messages.size()
        && mark(messages.get(place.records() - 1)).equals(place.mark());
  }

  static String mark(Message message) {
    return message.id().value();
  }

  /** Adds it unless it is known; whether it was added. */
  boolean add(Message message) {
    boolean isNew = messages.stream().noneMatch(known -> isSame(known, message));
    if (isNew) {
      messages.add(message);
    }
    return isNew;
  }

  private static boolean isSame(Message known, Message message) {
    return known.id().equals(message.id())
        || (known instanceof UserMessage one
            && message instanceof UserMessage other
            && one.clientMessageId().equals(other.clientMessageId())
            && !other.clientMessageId().equals(ClientMessageId.NONE));
  }

  /** Was used at that time, and lives at least until then. */
  void use(Instant used, Instant end) {
    if (used.isAfter(session.lastActivity())) {
      session = session.changed(used, 0, session.context());
    }
    if (end.isAfter(ends)) {
      ends = end;
    }
  }

  void setContext(JsonObject context, long version) {
    session = session.changed(session.lastActivity(), 0, context);
    contextVersion = version;
  }
}
