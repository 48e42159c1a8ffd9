package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedBudgets;
import java.time.Duration;
import java.util.List;

/** What all nodes have used, in Redis: for each user and day a hash of what each node said. */
final class RedissonBudgets implements SharedBudgets {

  private static final Duration KEPT = Duration.ofDays(2);

  /** Arguments: the node, what it has used, for how many seconds it is kept. */
  private static final Script TELL =
      Script.over(
          List.of("hash"),
          """
          local said = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0)
          if tonumber(ARGV[2]) > said then
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('EXPIRE', KEYS[1], ARGV[3])
          end
          local all = 0
          for _, used in ipairs(redis.call('HVALS', KEYS[1])) do
            all = all + tonumber(used)
          end
          return all
          """);

  private final Scripts scripts;
  private final Sealing sealing;

  RedissonBudgets(RedisConnection connection) {
    this.scripts = new Scripts(connection);
    this.sealing = connection.sealing();
  }

  @Override
  public List<Long> tell(NodeId node, List<Spent> spent) {
    return scripts.runAll(spent.stream().map(one -> call(node, one)).toList()).stream()
        .map(Reply::number)
        .toList();
  }

  private ScriptCall call(NodeId node, Spent spent) {
    // the line's name tells nobody who the user is
    String user = sealing.keyName(Line.of(spent.user()).name());
    String key = "haystack:{" + user + "}:tokens:" + spent.day();
    return new ScriptCall(
        TELL,
        List.of(key),
        List.of(node.value(), Long.toString(spent.tokens()), Long.toString(KEPT.toSeconds())));
  }
}
