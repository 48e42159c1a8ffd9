package dev.haystack.inbound.http;

import java.util.Set;

/**
 * Which doors for other front ends are open, and what holds there.
 *
 * @param open the routes of others do not exist
 * @param stopOnLeave where a client that goes away stops its turn
 * @param clientDataBytesMax what a page may say beside a message, in bytes
 */
public record Frontends(Set<Frontend> open, Set<Frontend> stopOnLeave, int clientDataBytesMax) {

  /** All doors, as a service has them that nobody configured. */
  public static final Frontends DEFAULT =
      new Frontends(Set.of(Frontend.values()), Set.of(Frontend.AG_UI, Frontend.OPENAI), 16 << 10);

  public Frontends {
    open = Set.copyOf(open);
    stopOnLeave = Set.copyOf(stopOnLeave);
  }
}
