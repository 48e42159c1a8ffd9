package dev.haystack.port.local;

import dev.haystack.domain.session.SessionId;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.store.Capacity;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that one process holds: the stores of the core where it is alone, the memory before a
 * shared store where it is one of several.
 */
public interface LocalStore {

  LocalSessions sessions();

  LocalUiStates uiStates();

  LocalEventLog log();

  ViolationOutbox violations();

  /**
   * How much can be held for each user where nothing is held elsewhere: over the whole bound, what
   * was used longest ago is given up.
   */
  Capacity capacity();

  /** The same where only those sessions are given up all of which is held elsewhere too. */
  Capacity capacity(Predicate<SessionId> elsewhere);

  /** What gives back the memory of what has expired; each is to be run now and then. */
  List<Runnable> sweeps();
}
