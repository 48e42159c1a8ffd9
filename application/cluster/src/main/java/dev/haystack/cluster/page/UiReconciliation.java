package dev.haystack.cluster.page;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.local.LocalUiStates;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiState;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.SharedUiWrite;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Brings the local copy of a UI state and the shared one together; whoever calls holds the
 * session's lock.
 */
final class UiReconciliation {

  private static final int ROUNDS_MAX = 64;

  private final LocalUiStates local;
  private final SharedUiStates shared;
  private final Supplier<String> lines;
  private final Predicate<String> deletedHere;
  private final Duration timeToLive;
  private final Map<SessionId, Link> links = new ConcurrentHashMap<>();

  UiReconciliation(
      LocalUiStates local,
      SharedUiStates shared,
      Supplier<String> lines,
      Predicate<String> deletedHere,
      Duration timeToLive) {
    this.local = local;
    this.shared = shared;
    this.lines = lines;
    this.deletedHere = deletedHere;
    this.timeToLive = timeToLive;
  }

  /**
   * Makes the local copy the shared state, unless the store has lost that; false if it is not known
   * which is the later one.
   */
  boolean fetch(SessionId id) {
    Optional<UiState> held = local.find(id);
    Link known = held.isPresent() ? linkOf(id) : Link.NONE;
    switch (shared.look(id, known.line(), known.version())) {
      case SharedUiLook.Same(Duration remaining) ->
          held.ifPresent(state -> local.keep(id, state, remaining));
      case SharedUiLook.Other(SharedUiState there) -> {
        var _ = take(id, there);
      }
      case SharedUiLook.Absent() -> {
        if (held.isPresent() && isDeleted(known.line())) {
          drop(id);
        } else if (held.isPresent()) {
          links.put(id, known.missing());
          return bring(id);
        }
      }
    }
    return true;
  }

  /**
   * Makes the later one of the local and the shared state both; false if other nodes changed it too
   * often meanwhile.
   */
  boolean bring(SessionId id) {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Optional<UiState> held = local.find(id);
      if (held.isEmpty() || isBrought(id, held.get())) {
        return true;
      }
    }
    return false;
  }

  private boolean isBrought(SessionId id, UiState held) {
    Link link = linkOf(id);
    return switch (shared.write(id, link.line(), link.version(), held)) {
      case SharedUiWrite.Written(String line, Duration remaining) -> {
        local.keep(id, held, remaining);
        yield linked(id, line, held);
      }
      case SharedUiWrite.Absent() -> isMissing(id, link);
      case SharedUiWrite.Stale(SharedUiState there) -> take(id, there);
      case SharedUiWrite.Moved(SharedUiState there) -> {
        boolean isTaken = take(id, there);
        if (isTaken && !held.isOfOnePageWith(there.state())) {
          // whose page it is was settled while the store was away
          yield true;
        }
        if (isTaken) {
          long version = Math.max(held.version(), there.state().version()) + 1;
          local.keep(id, held.at(version), timeToLive);
        }
        yield false;
      }
    };
  }

  /**
   * Shares a state that was just written; false if another was there, which is the copy now, and
   * nothing if the store loses it again and again.
   */
  Optional<Boolean> share(SessionId id, UiState written) {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Link link = linkOf(id);
      switch (shared.write(id, link.line(), link.version(), written)) {
        case SharedUiWrite.Written(String line, Duration remaining) -> {
          local.keep(id, written, remaining);
          return Optional.of(linked(id, line, written));
        }
        case SharedUiWrite.Absent() -> {
          if (isMissing(id, link)) {
            return Optional.of(false);
          }
        }
        case SharedUiWrite.Stale(SharedUiState there) -> {
          var _ = take(id, there);
          return Optional.of(false);
        }
        case SharedUiWrite.Moved(SharedUiState there) -> {
          var _ = take(id, there);
          return Optional.of(false);
        }
      }
    }
    return Optional.empty();
  }

  /** The name of the local state, empty if it has none. */
  String lineOf(SessionId id) {
    return links.getOrDefault(id, Link.NONE).line();
  }

  /** The store may have lost the session's state. */
  void doubt(SessionId id) {
    links.computeIfPresent(id, (_, link) -> link.missing());
  }

  /** Lets go of the local copy. */
  void drop(SessionId id) {
    local.delete(id);
    links.remove(id);
  }

  void removeExpired() {
    links.keySet().removeIf(id -> local.find(id).isEmpty());
  }

  private Link linkOf(SessionId id) {
    return links.computeIfAbsent(id, _ -> new Link(lines.get(), 0));
  }

  private boolean linked(SessionId id, String line, UiState state) {
    links.put(id, new Link(line, state.version()));
    return true;
  }

  /** The shared state is gone: whether the local one has to go too. */
  private boolean isMissing(SessionId id, Link link) {
    if (isDeleted(link.line())) {
      drop(id);
      return true;
    }
    links.put(id, link.missing());
    return false;
  }

  /** Holds what is there, unless that is a leftover of what was deleted. */
  private boolean take(SessionId id, SharedUiState there) {
    boolean isNew = !there.line().equals(lineOf(id));
    if (isNew && isDeleted(there.line())) {
      shared.delete(id, there.line());
      return false;
    }
    local.keep(id, there.state(), there.remaining());
    return linked(id, there.line(), there.state());
  }

  private boolean isDeleted(String line) {
    return deletedHere.test(line) || shared.isDeleted(line);
  }

  /**
   * Which shared state the local one follows from.
   *
   * @param version zero if the store does not have it
   */
  private record Link(String line, long version) {

    /** From none. */
    static final Link NONE = new Link("", 0);

    Link missing() {
      return new Link(line, 0);
    }
  }
}
