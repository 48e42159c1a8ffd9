package dev.haystack.port.shared;

import dev.haystack.domain.identity.UserId;
import java.time.LocalDate;
import java.util.List;

/**
 * How many tokens all nodes have used for each user on a day.
 *
 * <p>Every call is one atomic step for each user, blocks no longer than the store's own bound, and
 * throws {@link StoreUnavailableException} if it was not done for certain; it may be repeated. A
 * day's counts are kept for two days. Safe for use by many threads.
 */
public interface SharedBudgets {

  /**
   * Says what a node has used so far, which never becomes less, and tells what all have used, in
   * the order of the questions.
   */
  List<Long> tell(NodeId node, List<Spent> spent);

  /** What one node has used for a user on a day. */
  record Spent(UserId user, LocalDate day, long tokens) {}
}
