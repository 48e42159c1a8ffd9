package dev.haystack.domain.uistate;

import java.time.Instant;
import java.util.Optional;

/**
 * A change with its place in the order of changes.
 *
 * @param asItArrives whether the page's clock runs too far ahead to order its updates, so that they
 *     apply as they come
 */
public record UiStateUpdate(UiStateChange change, Stamp stamp, boolean asItArrives) {

  /** An update whose stamp can be believed. */
  public UiStateUpdate(UiStateChange change, Stamp stamp) {
    this(change, stamp, false);
  }

  /** An update that has just come, with what its page says of its place. */
  public static UiStateUpdate arrived(UiStateChange change, Stamp stamp, Instant now) {
    return stamp.isAheadOf(now)
        ? new UiStateUpdate(change, Stamp.firstOf(now), true)
        : new UiStateUpdate(change, stamp);
  }

  /** The state after this update, or nothing if a later one was applied already. */
  public Optional<UiState> applyTo(UiState current, Instant now) {
    UiStateUpdate counted = arrived(change, stamp, now);
    Stamp before = current.stamp().isAheadOf(now) ? Stamp.OLDEST : current.stamp();
    boolean isEarlier = counted.stamp().compareTo(before) < 0;
    if (isEarlier && !asItArrives && !counted.asItArrives()) {
      return Optional.empty();
    }
    // so that a later update whose stamp can be believed is not older than this one
    Stamp after = isEarlier ? before : counted.stamp();
    return Optional.of(
        new UiState(
            change.applyTo(current.fields()), current.version() + 1, after, current.owner()));
  }
}
