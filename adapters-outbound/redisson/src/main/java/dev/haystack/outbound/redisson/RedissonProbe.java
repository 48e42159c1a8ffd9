package dev.haystack.outbound.redisson;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.StoreProbe;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at Redis by counting the looks there, which takes a write. */
public final class RedissonProbe implements StoreProbe {

  private static final Journal JOURNAL = Journal.of(RedissonProbe.class);
  private static final List<String> KEYS = List.of("haystack:store");

  /** Asks for the name of the contents, and answers nothing where they have none. */
  static final ScriptCall EPOCH_CALL =
      new ScriptCall(Script.of("return redis.call('HGET', KEYS[1], 'epoch')"), KEYS, List.of());

  static final Script LOOK =
      Script.over(
          List.of("hash"),
          """
          redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1])
          local beat = redis.call('HINCRBY', KEYS[1], 'beat', 1)
          local info = redis.pcall('INFO', 'server')
          local run = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
          local policy = ''
          if run ~= ARGV[2] then
            info = redis.pcall('INFO', 'memory')
            policy = type(info) == 'string' and string.match(info, 'maxmemory_policy:([%w-]+)') or ''
          end
          return {redis.call('HGET', KEYS[1], 'epoch'), beat, run, policy}
          """);

  /** Writes and leaves nothing. */
  private static final Script CHECK =
      Script.of(
          """
          redis.call('SET', KEYS[1], '')
          return redis.call('DEL', KEYS[1])
          """);

  /** What a cluster places a key by. */
  private static final Pattern TAG = Pattern.compile("\\{([^}]+)}");

  private static final Script RENAME =
      Script.of(
          """
          if redis.call('HGET', KEYS[1], 'epoch') == ARGV[1] then
            redis.call('HSET', KEYS[1], 'epoch', ARGV[2])
            return 1
          end
          return 0
          """);

  private final Scripts scripts;
  private final Supplier<String> epochs;
  private volatile String run = "";

  /** With what makes a new name for the store's contents each time. */
  public RedissonProbe(RedisConnection connection, Supplier<String> epochs) {
    this.scripts = new Scripts(connection);
    this.epochs = epochs;
  }

  @Override
  public Sighting look() {
    List<Reply> seen = scripts.run(LOOK, KEYS, List.of(epochs.get(), run)).items();
    run = seen.get(2).text();
    warnOf(seen.get(3).text());
    return new Sighting(seen.get(0).text(), seen.get(1).number(), run);
  }

  /** Of each process of Redis once. */
  private static void warnOf(String policy) {
    if (!policy.isEmpty() && !policy.equals("noeviction")) {
      JOURNAL.tell(JournalEvent.STORE_UNSAFE, Detail.reason(policy));
    }
  }

  @Override
  public void check(String place) {
    Matcher tagged = TAG.matcher(place);
    String tag = tagged.find() ? tagged.group(1) : place;
    var _ = scripts.run(CHECK, List.of("haystack:{" + tag + "}:check"), List.of());
  }

  @Override
  public void rename(String epoch) {
    var _ = scripts.run(RENAME, KEYS, List.of(epoch, epochs.get()));
  }
}
