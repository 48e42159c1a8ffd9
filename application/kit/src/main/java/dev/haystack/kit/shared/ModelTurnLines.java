package dev.haystack.kit.shared;

import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines as the port describes them, in the simplest way; may be away. */
public final class ModelTurnLines implements TurnLines {

  private static final class Entry {
    private long arrivedMillis;
    private long deadlineMillis;
    private long fence;

    boolean isHolding() {
      return fence > 0;
    }
  }

  private final InstantSource clock;
  private final Map<String, Map<Ticket, Entry>> lines = new HashMap<>();
  private long fences;
  private int losses;
  private int rollCalls;
  private boolean away;

  public ModelTurnLines(InstantSource clock) {
    this.clock = clock;
  }

  /** Makes every call fail, or none. */
  public synchronized void setAway(boolean nowAway) {
    away = nowAway;
  }

  /** Forgets everything. */
  public synchronized void empty() {
    losses++;
    lines.clear();
  }

  /** The name of what is held. */
  public synchronized String epoch() {
    return "after losses: " + losses;
  }

  /** How many have their place in a line. */
  public synchronized long holding(Line line) {
    return line(line).values().stream().filter(Entry::isHolding).count();
  }

  /** How many calls there were of whoever stands in lines. */
  public synchronized int rollCalls() {
    return rollCalls;
  }

  @Override
  public synchronized Answer stand(List<Roll> rolls) {
    failIfAway();
    rollCalls++;
    return new Answer(epoch(), rolls.stream().map(this::stand).toList());
  }

  private List<Standing> stand(Roll roll) {
    Map<Ticket, Entry> line = line(roll.line());
    roll.left().forEach(line::remove);
    long deadline = clock.millis() + roll.lease().toMillis();
    List<Ticket> mine = roll.claims().stream().map(Claim::ticket).toList();
    line.forEach((ticket, entry) -> renew(mine, ticket, entry, deadline));
    if (roll.purging()) {
      line.values().removeIf(entry -> entry.deadlineMillis <= clock.millis());
    }
    roll.claims().forEach(claim -> enter(roll, claim, line, deadline));
    return roll.claims().stream().map(claim -> standing(roll, claim, line)).toList();
  }

  private static void renew(List<Ticket> mine, Ticket ticket, Entry entry, long deadline) {
    if (mine.contains(ticket)) {
      entry.deadlineMillis = deadline;
    }
  }

  private void enter(Roll roll, Claim claim, Map<Ticket, Entry> line, long deadline) {
    Entry present = line.get(claim.ticket());
    boolean restoring = claim.holding() && (present == null || !present.isHolding());
    if (restoring && roll.line().exclusive() && room(roll, line) <= 0) {
      return;
    }
    if (present == null) {
      present = new Entry();
      present.arrivedMillis = clock.millis() - claim.age().toMillis();
      present.deadlineMillis = deadline;
      line.put(claim.ticket(), present);
    }
    if (restoring) {
      present.fence = ++fences;
    }
  }

  private Standing standing(Roll roll, Claim claim, Map<Ticket, Entry> line) {
    Entry entry = line.get(claim.ticket());
    if (entry == null || (claim.holding() && !entry.isHolding())) {
      return new Standing.Lost();
    }
    List<Ticket> waiting = waiting(line);
    int rank = waiting.indexOf(claim.ticket());
    long room = roll.admitting() ? Math.max(0, room(roll, line)) : 0;
    if (!entry.isHolding() && rank < room) {
      entry.fence = ++fences;
    }
    return entry.isHolding()
        ? new Standing.Held(entry.fence)
        : new Standing.Waiting((int) (rank + 1 - room));
  }

  private static long room(Roll roll, Map<Ticket, Entry> line) {
    return roll.capacity() - line.values().stream().filter(Entry::isHolding).count();
  }

  private static List<Ticket> waiting(Map<Ticket, Entry> line) {
    return line.entrySet().stream()
        .filter(entry -> !entry.getValue().isHolding())
        .sorted(Comparator.comparingLong(entry -> entry.getValue().arrivedMillis))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized List<Set<NodeId>> leave(List<Leave> leaves) {
    failIfAway();
    return leaves.stream().map(this::leave).toList();
  }

  private Set<NodeId> leave(Leave leave) {
    Map<Ticket, Entry> line = line(leave.line());
    line.remove(leave.ticket());
    return waiting(line).stream().map(Ticket::node).collect(Collectors.toSet());
  }

  @Override
  public synchronized List<List<Holder>> holders(List<Line> asked) {
    failIfAway();
    return asked.stream().map(this::holders).toList();
  }

  private List<Holder> holders(Line line) {
    List<Holder> holders = new ArrayList<>();
    line(line)
        .forEach(
            (ticket, entry) -> {
              if (entry.isHolding()) {
                holders.add(new Holder(ticket, entry.deadlineMillis > clock.millis()));
              }
            });
    return holders;
  }

  private Map<Ticket, Entry> line(Line line) {
    return lines.computeIfAbsent(line.name(), _ -> new LinkedHashMap<>());
  }

  private void failIfAway() {
    if (away) {
      throw new StoreUnavailableException("away");
    }
  }
}
