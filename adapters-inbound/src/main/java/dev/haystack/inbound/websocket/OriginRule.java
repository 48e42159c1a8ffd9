package dev.haystack.inbound.websocket;

import java.util.Optional;

/** Says which pages may open sockets. */
@FunctionalInterface
public interface OriginRule {

  /** Whether a page of that origin may, at the host it has asked. */
  boolean allow(Optional<String> origin, Optional<String> host);
}
