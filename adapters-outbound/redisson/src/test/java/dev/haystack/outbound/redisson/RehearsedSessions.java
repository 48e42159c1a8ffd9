package dev.haystack.outbound.redisson;

import static dev.haystack.outbound.redisson.RedisRehearsal.NOTHING;
import static dev.haystack.outbound.redisson.RedisRehearsal.all;
import static dev.haystack.outbound.redisson.RedisRehearsal.many;
import static dev.haystack.outbound.redisson.RedisRehearsal.number;
import static dev.haystack.outbound.redisson.RedisRehearsal.text;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sessions of which one node has all messages that there are. */
final class RehearsedSessions {

  /** Where the messages begin among the arguments, and how many belong to each. */
  private static final int MESSAGES = 15;

  private static final int PER_MESSAGE = 3;

  private final Map<String, List<String>> heads = new ConcurrentHashMap<>();

  String exchange(List<String> keys, List<String> arguments) {
    boolean made =
        arguments.getFirst().equals("make")
            && heads.putIfAbsent(keys.getFirst(), head(arguments)) == null;
    List<String> head = heads.getOrDefault(keys.getFirst(), List.of());
    if (head.isEmpty()) {
      return NOTHING;
    }
    int added = (arguments.size() - MESSAGES) / PER_MESSAGE;
    return many(
        texts(head.stream()),
        number(Duration.ofHours(1).toMillis()),
        number(Long.parseLong(arguments.get(2)) + added),
        all(IntStream.range(0, added).mapToObj(RedisRehearsal::number)),
        texts(IntStream.range(0, added).mapToObj(i -> arguments.get(MESSAGES + i * PER_MESSAGE))),
        number(made ? 1 : 0),
        text("rehearsed"),
        number(0));
  }

  /** Incarnation, owner, persona, times, context and its version, profile, and owner if sealed. */
  private static List<String> head(List<String> arguments) {
    return Stream.of(1, 6, 7, 8, 9, 5, 10, 11, 12, 13).map(arguments::get).toList();
  }

  String setContext(List<String> keys, List<String> arguments) {
    heads.computeIfPresent(
        keys.getFirst(),
        (_, head) ->
            Stream.concat(
                    head.subList(0, 6).stream(),
                    Stream.of(arguments.get(3), arguments.get(2), head.get(8), head.get(9)))
                .toList());
    return number(1);
  }

  private static String texts(Stream<String> values) {
    return all(values.map(RedisRehearsal::text));
  }
}
