package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines in Redis; what nobody renews any more is gone after twenty leases. */
final class RedissonTurnLines implements TurnLines {

  private final Scripts scripts;
  private final Sealing sealing;

  RedissonTurnLines(RedisConnection connection) {
    this.scripts = new Scripts(connection);
    this.sealing = connection.sealing();
  }

  @Override
  public Answer stand(List<Roll> rolls) {
    Stream<ScriptCall> calls = rolls.stream().map(this::call);
    List<Reply> replies =
        scripts.runAll(Stream.concat(calls, Stream.of(RedissonProbe.EPOCH_CALL)).toList());
    return new Answer(
        replies.getLast().found().orElse(""),
        replies.stream().limit(rolls.size()).map(RedissonTurnLines::standings).toList());
  }

  private ScriptCall call(Roll roll) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(roll.capacity()));
    arguments.add(Long.toString(roll.lease().toMillis()));
    arguments.add(flag(roll.purging()));
    arguments.add(flag(roll.admitting()));
    arguments.add(flag(roll.line().exclusive()));
    arguments.add(Integer.toString(roll.left().size()));
    roll.left().forEach(ticket -> arguments.add(ticket.text()));
    for (Claim claim : roll.claims()) {
      arguments.add(claim.ticket().text());
      arguments.add(Long.toString(claim.age().toNanos() / 1_000));
      arguments.add(flag(claim.holding()));
    }
    return new ScriptCall(LineScripts.STAND, keys(roll.line()), arguments);
  }

  private static List<Standing> standings(Reply reply) {
    List<String> texts = reply.texts();
    List<Standing> standings = new ArrayList<>(texts.size() / 2);
    for (int i = 0; i < texts.size(); i += 2) {
      standings.add(standing(texts.get(i), texts.get(i + 1)));
    }
    return standings;
  }

  private static Standing standing(String state, String number) {
    return switch (state) {
      case "held" -> new Standing.Held(Long.parseLong(number));
      case "waiting" -> new Standing.Waiting(Integer.parseInt(number));
      default -> new Standing.Lost();
    };
  }

  @Override
  public List<Set<NodeId>> leave(List<Leave> leaves) {
    return scripts.runAll(leaves.stream().map(this::call).toList()).stream()
        .map(RedissonTurnLines::nodes)
        .toList();
  }

  private ScriptCall call(Leave leave) {
    return new ScriptCall(LineScripts.LEAVE, keys(leave.line()), List.of(leave.ticket().text()));
  }

  private static Set<NodeId> nodes(Reply tickets) {
    return tickets.texts().stream()
        .map(Ticket::parse)
        .map(Ticket::node)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<List<Holder>> holders(List<Line> lines) {
    return scripts
        .runAll(
            lines.stream()
                .map(line -> new ScriptCall(LineScripts.HOLDERS, keys(line), List.of()))
                .toList())
        .stream()
        .map(RedissonTurnLines::holders)
        .toList();
  }

  private static List<Holder> holders(Reply reply) {
    List<String> texts = reply.texts();
    List<Holder> holders = new ArrayList<>(texts.size() / 2);
    for (int i = 0; i < texts.size(); i += 2) {
      holders.add(new Holder(Ticket.parse(texts.get(i)), texts.get(i + 1).equals("1")));
    }
    return holders;
  }

  private List<String> keys(Line line) {
    // a session's line lives where the session does
    String tag = line.session().map(SessionId::value).orElseGet(() -> sealing.keyName(line.name()));
    String prefix = "haystack:{" + tag + "}:line:";
    return List.of(prefix + "waiting", prefix + "holding", prefix + "leases");
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }
}
