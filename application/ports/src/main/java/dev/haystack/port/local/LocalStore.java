package dev.haystack.port.local;

import dev.haystack.port.outbox.Outbox;
import java.util.List;

/**
 * Everything that one process holds: the stores of the core where it is alone, the memory before a
 * shared store where it is one of several.
 */
public interface LocalStore {

  LocalSessions sessions();

  LocalUiStates uiStates();

  LocalEventLog log();

  Outbox violations();

  /** What gives back the memory of what has expired; each is to be run now and then. */
  List<Runnable> sweeps();
}
