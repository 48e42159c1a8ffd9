package dev.haystack.application.turn;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.store.SessionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what a user's message continues, and stores it behind that. */
final class Questions {

  private final SessionStore sessions;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Questions(SessionStore sessions, InstantSource clock, Supplier<String> ids) {
    this.sessions = sessions;
    this.clock = clock;
    this.ids = ids;
  }

  /** What the message continues; nothing if it cannot stand where it wants to. */
  Optional<Preceding> preceding(List<Message> stored, TurnRequest request) {
    return request.terms().replaces()
        ? Preceding.replacing(stored, request, ids, clock.instant())
        : Optional.of(Preceding.of(stored, request, ids, clock.instant()));
  }

  UserMessage question(ActiveTurn turn, Preceding preceding) {
    TurnRequest request = turn.request();
    boolean isNew = preceding.replaced().isEmpty();
    return new UserMessage(
        turn.questionId(),
        // a store takes a name once
        isNew ? request.clientMessageId() : ClientMessageId.NONE,
        request.content(),
        clock.instant(),
        preceding.replaced());
  }

  /** Stores the message, behind what its client has brought; nothing if that cannot be. */
  Optional<Durability> append(
      TurnRequest request, Session session, Preceding preceding, UserMessage question) {
    if (preceding.brought() && request.terms().keep() == Keep.SESSION) {
      for (Message said : preceding.messages()) {
        var _ = sessions.append(session.id(), session.incarnation(), said);
      }
    }
    return sessions.append(session.id(), session.incarnation(), question);
  }
}
