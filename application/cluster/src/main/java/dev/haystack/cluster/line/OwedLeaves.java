package dev.haystack.cluster.line;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines.Leave;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Places given back while nobody could be told; over the limit the oldest are forgotten, whose
 * leases end first. Safe for use by many threads.
 */
final class OwedLeaves {

  private static final int OWED_MAX = 10_000;

  private final Deque<Leave> leaves = new ArrayDeque<>();

  synchronized void add(Leave leave) {
    if (leaves.size() == OWED_MAX) {
      leaves.removeFirst();
    }
    leaves.addLast(leave);
  }

  /** What is owed to each line. */
  synchronized Map<Line, List<Ticket>> byLine() {
    return leaves.stream()
        .collect(groupingBy(Leave::line, mapping(Leave::ticket, toUnmodifiableList())));
  }

  /** Tells of one after the other, until telling fails. */
  void pay(Predicate<Leave> telling) {
    for (Leave leave = next(); leave != null; leave = next()) {
      if (!telling.test(leave)) {
        putBack(leave);
        return;
      }
    }
  }

  private synchronized @Nullable Leave next() {
    return leaves.pollFirst();
  }

  private synchronized void putBack(Leave leave) {
    leaves.addFirst(leave);
  }
}
