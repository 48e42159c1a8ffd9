package dev.haystack.inbound.websocket;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.util.ArrayDeque;
import java.util.List;

/** What a page told before it is known who tells: its newest whole state and what came after. */
final class HeldUpdates {

  private static final int COUNT_MAX = 32;
  private static final int CHARACTERS_MAX = 1 << 20;

  private record Held(UiStateUpdate update, int characters) {}

  private final ArrayDeque<Held> held = new ArrayDeque<>(0);
  private int characters;
  private long version;

  /** Keeps an update, and forgets the oldest where they become too many. */
  UiStateReply hold(UiStateUpdate update, int characterCount) {
    if (!update.asItArrives() && newest().compareTo(update.stamp()) > 0) {
      return new UiStateReply.Refused(UiStateReply.Reason.STALE, version);
    }
    if (characterCount > CHARACTERS_MAX) {
      return new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, version);
    }
    if (update.change().replacesAll()) {
      clear();
    }
    held.add(new Held(update, characterCount));
    characters += characterCount;
    while (held.size() > COUNT_MAX || characters > CHARACTERS_MAX) {
      characters -= held.remove().characters();
    }
    return new UiStateReply.Accepted(++version);
  }

  /** Gives out what is held, oldest first. */
  List<UiStateUpdate> release() {
    List<UiStateUpdate> released = held.stream().map(Held::update).toList();
    clear();
    return released;
  }

  private Stamp newest() {
    return held.isEmpty() ? Stamp.OLDEST : held.getLast().update().stamp();
  }

  private void clear() {
    held.clear();
    characters = 0;
  }
}
