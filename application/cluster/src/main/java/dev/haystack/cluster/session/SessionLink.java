package dev.haystack.cluster.session;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.port.shared.ReadPlace;
import java.util.HashSet;
import java.util.Set;

/**
 * How far the local copy of a session agrees with the shared one.
 *
 * @param place up to which the shared session was read
 * @param held the messages at the beginning of the local copy that come from there
 * @param contextVersion the shared context's version that was seen last
 * @param isThere false if the store was last seen without the session
 * @param joined what it was called here before it joined the one that the store had; who opened it
 *     by such a name means this session
 */
record SessionLink(
    Incarnation incarnation,
    ReadPlace place,
    int held,
    long contextVersion,
    boolean isThere,
    Set<Incarnation> joined) {

  SessionLink {
    joined = Set.copyOf(joined);
  }

  /** For a session of which the store has not heard. */
  static SessionLink none(Incarnation incarnation) {
    return new SessionLink(incarnation, ReadPlace.START, 0, 0, false, Set.of());
  }

  int stored() {
    return place.records();
  }

  /** As if nothing had been read, because the store may have lost it. */
  SessionLink forgotten() {
    return new SessionLink(incarnation, ReadPlace.START, 0, contextVersion, isThere, joined);
  }

  /** The store does not have this session; its messages may be there still. */
  SessionLink missing() {
    return new SessionLink(incarnation, place, held, contextVersion, false, joined);
  }

  /** Whether it was opened as that one. */
  boolean isOf(Incarnation other) {
    return incarnation.equals(other) || joined.contains(other);
  }

  /** What it was called, for when it is called so from now on. */
  Set<Incarnation> namesWhenJoining(Incarnation other) {
    Set<Incarnation> names = new HashSet<>(joined);
    names.add(incarnation);
    names.remove(other);
    return names;
  }
}
