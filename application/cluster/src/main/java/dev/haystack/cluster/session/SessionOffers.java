package dev.haystack.cluster.session;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepares what a node offers of a session to the shared store. */
final class SessionOffers {

  /** The link of a session of which there is no local copy. */
  static final SessionLink STRANGER = SessionLink.none(new Incarnation("none"));

  /** More could take longer than one call may. */
  private static final int MESSAGES_MAX = 100;

  private static final int CHARACTERS_MAX = 256 << 10;

  private final InstantSource clock;
  private final Duration timeout;

  SessionOffers(InstantSource clock, Duration timeout) {
    this.clock = clock;
    this.timeout = timeout;
  }

  Prepared prepare(Optional<SessionCopy> copy, SessionLink link, SessionWish wish) {
    if (copy.isEmpty()) {
      // without a session there is nothing to add to and nothing to use
      return new Prepared(new SessionOffer.Nothing(), 0, wish instanceof SessionWish.Read);
    }
    SessionCopy held = copy.get();
    List<Message> pending = held.messages().subList(link.held(), held.messages().size());
    List<Message> offered = new ArrayList<>(beginning(pending));
    int fromCopy = offered.size();
    boolean isComplete = fromCopy == pending.size();
    if (isComplete) {
      offered.addAll(wish.messages());
    }
    return new Prepared(offer(held, link, wish, offered), fromCopy, isComplete);
  }

  private SessionOffer offer(
      SessionCopy held, SessionLink link, SessionWish wish, List<Message> offered) {
    Duration life = wish.isUse() ? timeout : held.remaining();
    Instant used = wish.isUse() ? clock.instant() : held.session().lastActivity();
    if (!link.isThere()) {
      return new SessionOffer.Whole(
          new SessionCopy(
              held.session().changed(used, held.session().messageCount(), held.session().context()),
              offered,
              life),
          link.contextVersion() + 1);
    }
    return offered.isEmpty() && !wish.isUse()
        ? new SessionOffer.Nothing()
        : new SessionOffer.Messages(link.incarnation(), offered, used, life);
  }

  private static List<Message> beginning(List<Message> pending) {
    int count = 0;
    int characters = 0;
    while (count < pending.size() && count < MESSAGES_MAX && characters < CHARACTERS_MAX) {
      characters += pending.get(count).content().length();
      count++;
    }
    return pending.subList(0, count);
  }

  /**
   * An offer to the shared store.
   *
   * @param offered how many messages of the local copy are in it
   * @param isComplete whether the wish is fulfilled once the offer is taken
   */
  record Prepared(SessionOffer offer, int offered, boolean isComplete) {}
}
