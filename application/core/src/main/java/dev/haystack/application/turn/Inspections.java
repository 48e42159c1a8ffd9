package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who looks beneath the turns of this process, session by session. What nobody looks at is not even
 * made. Safe for use by many threads.
 */
public final class Inspections {

  private final Map<SessionId, List<BiConsumer<UserId, Inspection>>> inspectors =
      new ConcurrentHashMap<>();

  /**
   * From now on the inspector is told whose turn it is and what happens, on the turn's threads; it
   * must not block.
   */
  public void add(SessionId session, BiConsumer<UserId, Inspection> inspector) {
    inspectors.merge(
        session,
        List.of(inspector),
        (all, one) -> Stream.of(all, one).flatMap(List::stream).toList());
  }

  /** And no longer. */
  public void remove(SessionId session, BiConsumer<UserId, Inspection> inspector) {
    inspectors.computeIfPresent(
        session,
        (_, all) -> {
          List<BiConsumer<UserId, Inspection>> left =
              all.stream().filter(one -> !one.equals(inspector)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  void tell(SessionId session, UserId owner, Supplier<Inspection> inspection) {
    List<BiConsumer<UserId, Inspection>> all = inspectors.getOrDefault(session, List.of());
    if (!all.isEmpty()) {
      Inspection told = inspection.get();
      all.forEach(inspector -> inspector.accept(owner, told));
    }
  }
}
