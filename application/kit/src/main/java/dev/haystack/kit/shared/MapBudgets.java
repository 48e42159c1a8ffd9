package dev.haystack.kit.shared;

import dev.haystack.domain.identity.UserId;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedBudgets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all nodes have used, in maps. */
final class MapBudgets implements SharedBudgets {

  private final MapReach reach;

  MapBudgets(MapReach reach) {
    this.reach = reach;
  }

  /** A user's day. */
  record Day(UserId user, LocalDate day) {}

  @Override
  public List<Long> tell(NodeId node, List<Spent> spent) {
    return reach.ask(() -> spent.stream().map(one -> tell(node, one)).toList());
  }

  private long tell(NodeId node, Spent spent) {
    Map<NodeId, Long> byNode =
        reach.contents.tokens.computeIfAbsent(
            new Day(spent.user(), spent.day()), _ -> new HashMap<>());
    if (spent.tokens() > 0) {
      byNode.merge(node, spent.tokens(), Math::max);
    }
    return byNode.values().stream().mapToLong(Long::longValue).sum();
  }
}
