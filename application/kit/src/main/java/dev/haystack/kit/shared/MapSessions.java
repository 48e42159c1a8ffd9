package dev.haystack.kit.shared;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shared sessions in a map, as one node sees them. */
final class MapSessions implements SharedSessions {

  private final MapReach reach;
  private final MapContents contents;

  MapSessions(MapReach reach) {
    this.reach = reach;
    this.contents = reach.contents;
  }

  @Override
  public Optional<SharedSession> exchange(SessionId id, SessionOffer offer, ReadPlace from) {
    return reach.ask(
        () -> {
          Optional<MapSession> there = contents.session(id);
          return there.or(() -> made(id, offer)).map(one -> met(one, offer, from, there.isEmpty()));
        });
  }

  private Optional<MapSession> made(SessionId id, SessionOffer offer) {
    if (offer instanceof SessionOffer.Whole(var copy, long version)) {
      var session = new MapSession(copy.session(), version, contents.now().plus(copy.remaining()));
      contents.sessions.put(id, session);
      return Optional.of(session);
    }
    return Optional.empty();
  }

  private SharedSession met(MapSession there, SessionOffer offer, ReadPlace from, boolean made) {
    if (from.records() > 0 && !there.isRead(from)) {
      return answer(there, 0, List.of(), Set.of(), made);
    }
    Set<MessageId> added =
        switch (offer) {
          case SessionOffer.Nothing() -> Set.of();
          case SessionOffer.Messages(var incarnation, var messages, var used, var life) ->
              there.session.incarnation().equals(incarnation)
                  ? added(there, messages, used, life)
                  : Set.of();
          case SessionOffer.Whole(var copy, _) ->
              isSame(there.session, copy.session())
                  ? added(there, copy.messages(), copy.session().lastActivity(), copy.remaining())
                  : Set.of();
        };
    List<Message> behind = there.messages.subList(from.records(), there.messages.size());
    return answer(there, there.messages.size(), behind, added, made);
  }

  private static boolean isSame(Session there, Session offered) {
    return there.incarnation().equals(offered.incarnation()) || there.mayJoin(offered);
  }

  private Set<MessageId> added(
      MapSession there, List<Message> messages, Instant used, Duration life) {
    Set<MessageId> added = new LinkedHashSet<>();
    for (Message message : messages) {
      if (there.add(message)) {
        added.add(message.id());
      }
    }
    there.use(used, contents.now().plus(life));
    SessionId id = there.session.id();
    contents
        .uiState(id)
        .ifPresent(page -> contents.uiStates.put(id, page.livingAtMost(there.ends)));
    return added;
  }

  private SharedSession answer(
      MapSession there, int stored, List<Message> read, Set<MessageId> added, boolean made) {
    String mark = stored == 0 ? "" : MapSession.mark(there.messages.getLast());
    return new SharedSession(
        there.asOf(stored),
        there.contextVersion,
        Duration.between(contents.now(), there.ends),
        stored,
        read.size(),
        mark,
        read,
        added,
        made);
  }

  @Override
  public boolean setContext(SessionId id, Incarnation incarnation, ContextChange change) {
    return reach.ask(
        () -> {
          Optional<MapSession> expected =
              contents
                  .session(id)
                  .filter(one -> one.session.incarnation().equals(incarnation))
                  .filter(one -> one.contextVersion == change.expectedVersion());
          expected.ifPresent(one -> one.setContext(change.context(), change.version()));
          return expected.isPresent();
        });
  }

  @Override
  public void delete(SessionId id, Incarnation incarnation) {
    reach.tell(
        () -> {
          contents.bury(incarnation.value(), SharedContents.SESSION_TIMEOUT);
          if (contents
              .session(id)
              .map(one -> one.session.incarnation().equals(incarnation))
              .orElse(true)) {
            contents
                .uiState(id)
                .ifPresent(page -> contents.bury(page.line(), SharedContents.SESSION_TIMEOUT));
            contents.sessions.remove(id);
            contents.uiStates.remove(id);
            contents.logs.remove(id);
          }
        });
  }

  @Override
  public boolean isDeleted(Incarnation incarnation) {
    return reach.ask(() -> contents.isBuried(incarnation.value()));
  }
}
