package dev.haystack.cluster.owners;

import dev.haystack.application.session.OpenedSession;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.identity.CallerLease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Users who try everything at sessions of which they cannot know whose they are. A session is left
 * alone only while it is deleted.
 */
final class Trespassers {

  private static final int USERS = 50;
  private static final int SESSIONS = 80;
  private static final int MESSAGES_MAX = 200;

  private final List<OwnersNode> nodes;
  private final Canaries canaries;
  private final Map<SessionId, ReadWriteLock> deletions = new ConcurrentHashMap<>();
  // how often somebody was let in, and how often not
  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

  Trespassers(List<OwnersNode> nodes, Canaries canaries) {
    this.nodes = nodes;
    this.canaries = canaries;
  }

  /** One of them does one thing. */
  void act(Random random) {
    OwnersNode node = nodes.get(random.nextInt(nodes.size()));
    int user = random.nextInt(USERS);
    // half of what they do they do where they have been before
    int place = random.nextBoolean() ? user : random.nextInt(SESSIONS);
    var session = new SessionId("crowded-" + place);
    int what = random.nextInt(100);
    ReadWriteLock lock = deletions.computeIfAbsent(session, _ -> new ReentrantReadWriteLock());
    var held = what < 4 ? lock.writeLock() : lock.readLock();
    held.lock();
    try {
      act(what, node, user, session);
    } finally {
      held.unlock();
    }
  }

  private void act(int what, OwnersNode node, int user, SessionId session) {
    if (what < 4) {
      count("delete", node.delete.delete(session, id(user)));
    } else if (what < 15) {
      open(node, user, session);
    } else if (what < 45) {
      chat(node, user, session, what % 3 == 0);
    } else if (what < 65) {
      tell(node, user, session);
    } else if (what < 75) {
      follow(node, user, session);
    } else if (what < 80) {
      inspect(node, user, session, (user + what) % USERS);
    } else {
      read(node, user, session);
    }
  }

  private void open(OwnersNode node, int user, SessionId session) {
    JsonObject context = JsonObject.EMPTY.with("note", Json.of(Canaries.of(user)));
    give(
        "open",
        user,
        node.open.open(session, principal(user), PersonaType.WEB_ASSISTANT, context)
                instanceof OpenedSession.Open(var opened)
            ? Optional.of(opened.context().text())
            : Optional.empty());
  }

  private void chat(OwnersNode node, int user, SessionId session, boolean isTool) {
    String words = (isTool ? "look up " : "hello from ") + Canaries.of(user);
    var name = new ClientMessageId(UUID.randomUUID().toString());
    var request =
        new TurnRequest(
            session, CallerLease.of(principal(user)), PersonaType.WEB_ASSISTANT, words, name);
    TurnOutcome outcome = node.run.run(request, _ -> {});
    give(
        "chat",
        user,
        outcome instanceof TurnOutcome.Answered(_, var answer, var actions, _, _, _)
            ? Optional.of(answer + actions.toString())
            : Optional.empty());
  }

  /** Tells what the page shows, also where nobody has bound the session. */
  private void tell(OwnersNode node, int user, SessionId session) {
    JsonObject fields =
        JsonObject.EMPTY
            .with("page_type", Json.of("messages_page"))
            .with(
                "currentClient", JsonObject.EMPTY.with("clientName", Json.of(Canaries.page(user))));
    var update = new UiStateUpdate(new UiStateChange.Merge(fields), new Stamp(Instant.now(), 0));
    var reply = node.update.updateOnBinding(session, id(user), ProfileId.NONE, update);
    give("tell", user, Optional.of(reply.toString()));
  }

  private void follow(OwnersNode node, int user, SessionId session) {
    if (!node.follow.mayFollow(session, id(user))) {
      count("follow", false);
      return;
    }
    try (var following = node.follow.follow(session, new Deaf())) {
      if (!following.firstLook(id(user)).isOpen()) {
        count("follow", false);
        return;
      }
      var begin = new LogPosition(following.position().epoch(), 0);
      var told = new StringBuilder();
      following.replay(id(user), begin, events -> events.ifPresent(told::append));
      // it may have been nobody's when it was asked for, and another's since
      boolean isStill = node.follow.mayFollow(session, id(user));
      give("follow", user, Optional.of(told.toString()).filter(_ -> isStill));
    }
  }

  /** Looks beneath whatever turns run there meanwhile: another's and the user's own. */
  private void inspect(OwnersNode node, int user, SessionId session, int other) {
    UserId self = id(user);
    try (var following = node.follow.follow(session, new Deaf())) {
      following.inspect(
          (owner, told) -> {
            // nobody is told of what is another's
            canaries.look("what happens beneath", owner.subject(), told.toString());
            give("inspect", user, Optional.of(told.toString()).filter(_ -> owner.equals(self)));
          });
      chat(node, other, session, true);
      chat(node, user, session, true);
    }
  }

  private void read(OwnersNode node, int user, SessionId session) {
    UserId id = id(user);
    give("session", user, node.read.find(session, id).map(Object::toString));
    give("state", user, node.read.state(session, id).map(Object::toString));
    give(
        "messages",
        user,
        node.read.messages(session, id, MESSAGES_MAX, Optional.empty()).map(Object::toString));
  }

  private void give(String what, int user, Optional<String> given) {
    count(what, given.isPresent());
    given.ifPresent(text -> canaries.look(what, Canaries.of(user), text));
  }

  private void count(String what, boolean isLetIn) {
    seen.computeIfAbsent(what + (isLetIn ? ": let in" : ": not"), _ -> new AtomicInteger())
        .incrementAndGet();
  }

  /** Whether each thing was done by some who might and by some who might not. */
  boolean hasSeenEverything() {
    return List.of("delete", "open", "chat", "follow", "inspect", "session", "state", "messages")
        .stream()
        .allMatch(what -> seen.containsKey(what + ": let in") && seen.containsKey(what + ": not"));
  }

  @Override
  public String toString() {
    return seen.toString();
  }

  private static UserId id(int user) {
    return new UserId("https://issuer.example", Canaries.of(user));
  }

  private static Principal principal(int user) {
    return new Principal(id(user), ProfileId.NONE, new AccessToken(Canaries.of(user)));
  }

  /** Hears nothing. */
  private static final class Deaf implements SessionFollower {

    @Override
    public void onEvent(LoggedEvent event) {}

    @Override
    public void onDeleted() {}

    @Override
    public void onReset() {}
  }
}
