package dev.haystack.domain.trail;

import java.util.Optional;

/**
 * Reads the lines of a trail in their order and finds the first that is not as it was written. The
 * first line it is given may be any, for older ones may lie elsewhere. For one thread.
 */
public final class ChainCheck {

  private final TrailKey key;
  private Optional<ChainFault> fault = Optional.empty();
  // a line came too early: what is missing may still come behind it
  private boolean searching;
  private long first;
  private long count;
  private ChainEnd end = ChainEnd.BEGIN;

  public ChainCheck(TrailKey key) {
    this.key = key;
  }

  /**
   * Reads the next line.
   *
   * @param place what it is called if it is the one
   */
  public void read(String place, String text) {
    if (fault.isPresent() && !searching) {
      return;
    }
    Optional<ChainLine> line = ChainLine.read(text);
    if (searching) {
      search(line);
    } else if (line.isEmpty()) {
      found(place, ChainFault.Kind.FORM);
    } else {
      next(place, line.get());
    }
  }

  private void search(Optional<ChainLine> line) {
    if (line.filter(one -> end.isBefore(one) && one.isUnchanged(key)).isPresent()) {
      searching = false;
      fault = fault.map(early -> new ChainFault(early.place(), ChainFault.Kind.SWAPPED));
    }
  }

  private void next(String place, ChainLine line) {
    if (!line.isUnchanged(key)) {
      found(place, ChainFault.Kind.CHANGED);
    } else if (end.isBefore(line) || (count == 0 && line.seq() > 1)) {
      first = count == 0 ? line.seq() : first;
      count++;
      end = line.end();
    } else if (line.seq() == end.seq() + 1) {
      found(place, ChainFault.Kind.FORKED);
    } else if (line.seq() > end.seq()) {
      found(place, ChainFault.Kind.DROPPED);
      searching = true;
    } else {
      found(place, line.seq() >= first ? ChainFault.Kind.DOUBLED : ChainFault.Kind.SWAPPED);
    }
  }

  private void found(String place, ChainFault.Kind kind) {
    fault = Optional.of(new ChainFault(place, kind));
  }

  /** What is wrong with the lines so far. */
  public Optional<ChainFault> fault() {
    return fault;
  }

  /** How many lines are as they were written, up to the first that is not. */
  public long count() {
    return count;
  }

  /** The number of the first of them. */
  public long first() {
    return first;
  }

  /** The last of them. */
  public ChainEnd end() {
    return end;
  }
}
