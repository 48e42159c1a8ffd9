package dev.haystack.application.session;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.StandingMessages;
import dev.haystack.domain.uistate.Capabilities;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import java.util.List;
import java.util.Optional;

/** Shows a session to its owner; to anyone else it does not exist. */
public final class ReadSession {

  private final SessionStore sessions;
  private final UiStateStore uiStates;

  public ReadSession(SessionStore sessions, UiStateStore uiStates) {
    this.sessions = sessions;
    this.uiStates = uiStates;
  }

  /** The session. */
  public Optional<Session> find(SessionId id, UserId user) {
    return sessions.find(id).filter(session -> session.isOwnedBy(user));
  }

  /** A page of its messages: the newest, or those before the given one. */
  public Optional<MessagePage> messages(
      SessionId id, UserId user, int limit, Optional<MessageId> before) {
    // read at once: behind a second look the session could be another's already
    return sessions
        .copy(id)
        .filter(copy -> copy.session().isOwnedBy(user))
        .map(copy -> page(upTo(before, StandingMessages.of(copy.messages())), limit));
  }

  /** Those before the given one; none if it is not among them. */
  private static List<Message> upTo(Optional<MessageId> before, List<Message> all) {
    if (before.isEmpty()) {
      return all;
    }
    List<MessageId> ids = all.stream().map(Message::id).toList();
    return all.subList(0, Math.max(0, ids.indexOf(before.get())));
  }

  private static MessagePage page(List<Message> messages, int limit) {
    if (messages.size() <= limit) {
      return new MessagePage(messages, Optional.empty());
    }
    List<Message> shown = messages.subList(messages.size() - limit, messages.size());
    return new MessagePage(shown, Optional.of(shown.getFirst().id()));
  }

  /** What is known of its page. */
  public Optional<PageState> state(SessionId id, UserId user) {
    return find(id, user)
        .map(_ -> uiStates.find(id, user).orElse(UiState.EMPTY))
        .map(state -> new PageState(state, Capabilities.of(state.fields())));
  }
}
