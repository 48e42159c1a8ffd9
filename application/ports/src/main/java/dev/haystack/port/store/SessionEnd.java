package dev.haystack.port.store;

import dev.haystack.domain.session.Session;
import java.util.function.BiConsumer;

/** Why a process no longer holds a session that nobody has deleted. */
public enum SessionEnd {
  /** It was not used for the time limit. */
  UNUSED,
  /** Others needed its room. */
  NO_ROOM;

  /** Who does not want to hear of it. */
  public static final BiConsumer<Session, SessionEnd> UNHEARD = (_, _) -> {};
}
