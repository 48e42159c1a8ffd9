package dev.haystack.application.session;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.turn.OtherNodes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells whoever follows a user's page what it has become, here and on other nodes. Those learn only
 * that it has changed and read it where all nodes keep it: what gets lost on the way is in the next
 * one they read. Safe for use by many threads.
 */
public final class FollowUiState {

  private final UiStateStore states;
  private final OtherNodes others;
  private final Map<SessionId, Set<Follower>> followers = new HashMap<>();

  /** One follower, until it is closed. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private record Follower(UserId user, Consumer<UiState> told) {}

  public FollowUiState(UiStateStore states, OtherNodes others) {
    this.states = states;
    this.others = others;
  }

  /**
   * Tells every change of that user's page from now on, in whichever order they become known here.
   *
   * @param told must not block
   */
  public synchronized Subscription follow(SessionId session, UserId user, Consumer<UiState> told) {
    var follower = new Follower(user, told);
    followers.computeIfAbsent(session, _ -> new HashSet<>(2)).add(follower);
    return () -> remove(session, follower);
  }

  private synchronized void remove(SessionId session, Follower follower) {
    followers.computeIfPresent(
        session,
        (_, all) -> {
          all.remove(follower);
          return all.isEmpty() ? null : all;
        });
  }

  /** A page has told something, and this is its state now. */
  public void changed(SessionId session, UserId user, UiState state) {
    of(session, user).forEach(follower -> follower.told().accept(state));
    others.uiStateChanged(session, user);
  }

  /** The same on another node; does not block. */
  public void changedElsewhere(SessionId session, UserId user) {
    if (!of(session, user).isEmpty()) {
      var _ = Thread.ofVirtual().name("ui-state").start(() -> tell(session, user));
    }
  }

  private void tell(SessionId session, UserId user) {
    states
        .find(session, user)
        .ifPresent(state -> of(session, user).forEach(follower -> follower.told().accept(state)));
  }

  private synchronized List<Follower> of(SessionId session, UserId user) {
    return followers.getOrDefault(session, Set.of()).stream()
        .filter(follower -> follower.user().equals(user))
        .toList();
  }

  /** How many follow, whichever page. */
  public synchronized int count() {
    return followers.values().stream().mapToInt(Set::size).sum();
  }
}
