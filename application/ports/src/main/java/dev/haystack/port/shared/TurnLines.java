package dev.haystack.port.shared;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The lines in which the turns of all nodes wait for their places, first come first served.
 *
 * <p>Whoever stands in a line says so again before its lease is over; otherwise it is taken out of
 * it by the next who says so. Every call blocks no longer than any other call of the store, and may
 * be repeated. Safe for use by many threads.
 */
public interface TurnLines {

  /**
   * Enters lines or renews the leases there, and tells how each claim stands.
   *
   * @throws StoreUnavailableException if the store did not do it, or did not say so in time
   */
  Answer stand(List<Roll> rolls);

  /**
   * Leaves lines, and names the nodes whose tickets wait in each of them.
   *
   * @throws StoreUnavailableException if the store did not do it, or did not say so in time
   */
  List<Set<NodeId>> leave(List<Leave> leaves);

  /**
   * Who has a place in each of the lines; for those that nobody took out yet.
   *
   * @throws StoreUnavailableException if the store did not say so in time
   */
  List<List<Holder>> holders(List<Line> lines);

  /**
   * All tickets of one node in one line.
   *
   * @param capacity how many may have their place at once
   * @param lease how long the claims stand unless they are renewed
   * @param purging whether those whose leases are over are taken out first
   * @param admitting whether anybody may be given a place
   * @param claims those that came first stand first
   * @param left tickets that are taken out before: others of this node have their places
   */
  record Roll(
      Line line,
      int capacity,
      Duration lease,
      boolean purging,
      boolean admitting,
      List<Claim> claims,
      List<Ticket> left) {
    public Roll {
      claims = List.copyOf(claims);
      left = List.copyOf(left);
    }

    /** Where nobody left. */
    public Roll(
        Line line,
        int capacity,
        Duration lease,
        boolean purging,
        boolean admitting,
        List<Claim> claims) {
      this(line, capacity, lease, purging, admitting, claims, List.of());
    }
  }

  /**
   * One ticket's claim.
   *
   * @param age how long ago it came; counts when the line first hears of the ticket
   * @param holding whether it was given its place before, here or where nobody could be asked
   */
  record Claim(Ticket ticket, Duration age, boolean holding) {}

  /** A ticket that leaves its line. */
  record Leave(Line line, Ticket ticket) {}

  /**
   * What a roll call brought.
   *
   * @param epoch the name of the store's contents, looked up after the lines; empty if it has none
   * @param standings in the order of the rolls and of their claims
   */
  record Answer(String epoch, List<List<Standing>> standings) {
    public Answer {
      standings = List.copyOf(standings);
    }
  }

  /** How a ticket stands in a line. */
  sealed interface Standing {

    /** It has its place; the fence is larger than that of any earlier holder. */
    record Held(long fence) implements Standing {}

    /** It waits; position 1 is next. */
    record Waiting(int position) implements Standing {}

    /** It had its place, lost it, and in an exclusive line another has it now. */
    record Lost() implements Standing {}
  }

  /** Who has a place, and whether its lease is not over. */
  record Holder(Ticket ticket, boolean live) {}
}
