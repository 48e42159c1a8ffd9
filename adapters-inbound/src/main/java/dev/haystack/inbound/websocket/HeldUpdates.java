package dev.haystack.inbound.websocket;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.domain.weight.Weight;
import dev.haystack.inbound.limit.HeldMemory;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * What a page told before it could be passed on: its newest whole state and what came after. All of
 * it is of one user's page, who may not be known yet.
 */
final class HeldUpdates implements AutoCloseable {

  private static final int COUNT_MAX = 32;
  private static final int CHARACTERS_MAX = 1 << 20;
  private static final long BYTES_MAX = 4 << 20;

  /**
   * An update.
   *
   * @param named the profile that it was told under, if one was named
   */
  record Held(UiStateUpdate update, ProfileId named, int characters, long bytes) {}

  private final HeldMemory memory;
  private final ArrayDeque<Held> held = new ArrayDeque<>(0);
  private Optional<UserId> teller = Optional.empty();
  private int characters;
  private long bytes;
  private long version;

  /** With the memory that the sockets share for this. */
  HeldUpdates(HeldMemory memory) {
    this.memory = memory;
  }

  /** Says whose page it is; forgets what another's told. */
  void tellerIs(UserId user) {
    if (!teller.map(user::equals).orElse(true)) {
      clear();
    }
    teller = Optional.of(user);
  }

  /** Keeps an update, and forgets the oldest where they become too many. */
  UiStateReply hold(UiStateUpdate update, ProfileId named, int characterCount) {
    if (!update.asItArrives() && newest().compareTo(update.stamp()) > 0) {
      return new UiStateReply.Refused(UiStateReply.Reason.STALE, version);
    }
    long weight = characterCount > CHARACTERS_MAX ? BYTES_MAX + 1 : weight(update);
    boolean isFirst = update.change().replacesAll();
    if (weight > BYTES_MAX || !memory.exchange(isFirst ? bytes : 0, weight)) {
      return new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, version);
    }
    if (isFirst) {
      forgetAll();
    }
    held.add(new Held(update, named, characterCount, weight));
    characters += characterCount;
    bytes += weight;
    while (held.size() > COUNT_MAX || characters > CHARACTERS_MAX || bytes > BYTES_MAX) {
      removeOldest();
    }
    return new UiStateReply.Accepted(++version);
  }

  /** What an update takes, by the fields that it would leave in an empty state. */
  private static long weight(UiStateUpdate update) {
    return Weight.of(update.change().applyTo(JsonObject.EMPTY));
  }

  /** The oldest, which stays. */
  Optional<Held> oldest() {
    return Optional.ofNullable(held.peek());
  }

  void removeOldest() {
    Held oldest = held.remove();
    characters -= oldest.characters();
    bytes -= oldest.bytes();
    memory.give(oldest.bytes());
  }

  private Stamp newest() {
    return held.isEmpty() ? Stamp.OLDEST : held.getLast().update().stamp();
  }

  private void clear() {
    memory.give(bytes);
    forgetAll();
  }

  @Override
  public void close() {
    clear();
  }

  private void forgetAll() {
    held.clear();
    characters = 0;
    bytes = 0;
  }
}
