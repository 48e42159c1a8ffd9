package dev.haystack.port.store;

import dev.haystack.domain.identity.UserId;

/** How much this process can still hold for a user; asked before anything new is taken from one. */
@FunctionalInterface
public interface Capacity {

  /** Where nothing is ever refused. */
  Capacity UNBOUNDED = _ -> true;

  /**
   * Whether more can be held for the user; makes room for it where that loses nothing that anybody
   * uses. Never waits for anything outside this process.
   */
  boolean isLeftFor(UserId user);
}
