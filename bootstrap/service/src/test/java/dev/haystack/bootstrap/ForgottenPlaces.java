package dev.haystack.bootstrap;

import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lines in which a node never gives back a user's place, and goes on saying that it has it, as a
 * node does with a turn that it takes to be running.
 */
final class ForgottenPlaces implements TurnLines {

  private static final ScheduledExecutorService RENEWALS =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private final TurnLines lines;
  private final Map<Line, Roll> newest = new HashMap<>();
  private final Map<Line, List<Claim>> forgotten = new HashMap<>();

  private ForgottenPlaces(TurnLines lines) {
    this.lines = lines;
  }

  static TurnLines in(TurnLines lines) {
    var forgetful = new ForgottenPlaces(lines);
    var _ = RENEWALS.scheduleWithFixedDelay(forgetful::renew, 1, 1, TimeUnit.SECONDS);
    return forgetful;
  }

  @Override
  public synchronized Answer stand(List<Roll> rolls) {
    rolls.forEach(roll -> newest.put(roll.line(), roll));
    Answer answer = lines.stand(rolls.stream().map(this::withForgotten).toList());
    List<List<Standing>> asked = new ArrayList<>();
    for (int i = 0; i < rolls.size(); i++) {
      asked.add(answer.standings().get(i).subList(0, rolls.get(i).claims().size()));
    }
    return new Answer(answer.epoch(), asked);
  }

  private Roll withForgotten(Roll roll) {
    List<Ticket> asked = roll.claims().stream().map(Claim::ticket).toList();
    Stream<Claim> others =
        forgotten.getOrDefault(roll.line(), List.of()).stream()
            .filter(claim -> !asked.contains(claim.ticket()));
    return new Roll(
        roll.line(),
        roll.capacity(),
        roll.lease(),
        roll.purging(),
        roll.admitting(),
        Stream.concat(roll.claims().stream(), others).toList(),
        roll.left());
  }

  private synchronized void renew() {
    try {
      var _ = stand(forgotten.keySet().stream().map(newest::get).toList());
    } catch (RuntimeException _) {
      // the store is away; the next time will do
    }
  }

  @Override
  public synchronized List<Set<NodeId>> leave(List<Leave> leaves) {
    return leaves.stream().map(this::leave).toList();
  }

  private Set<NodeId> leave(Leave leave) {
    if (leave.line().exclusive()) {
      return lines.leave(List.of(leave)).getFirst();
    }
    forgotten
        .computeIfAbsent(leave.line(), _ -> new ArrayList<>())
        .add(new Claim(leave.ticket(), Duration.ZERO, true));
    return Set.of();
  }

  @Override
  public List<List<Holder>> holders(List<Line> asked) {
    return lines.holders(asked);
  }
}
