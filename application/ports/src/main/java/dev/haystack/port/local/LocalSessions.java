package dev.haystack.port.local;

import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.util.List;

/**
 * The sessions that this process holds, which may be copies of those that all nodes share.
 *
 * <p>No call ever waits for anything outside this process.
 */
public interface LocalSessions extends SessionStore {

  /** Holds this copy in place of what was held; that is no use of the session. */
  void keep(SessionCopy copy);

  /** All sessions that are held, used last first. */
  List<SessionId> newestFirst();
}
