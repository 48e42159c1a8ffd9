package dev.haystack.outbound.redisson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One script that does the work of several: what is asked at the same time costs one call. None of
 * them hears of another's failure.
 */
final class JoinedScript {

  /** What a turn asks. */
  static final List<Script> PARTS =
      List.of(
          LineScripts.STAND,
          LineScripts.LEAVE,
          RedissonProbe.EPOCH_CALL.script(),
          LogScripts.LOOK,
          LogScripts.APPEND,
          SessionScripts.EXCHANGE,
          UiScripts.LOOK);

  private static final Map<String, String> NUMBERS = numbers();

  /**
   * Keys: those of the calls, one after the other. Arguments: how many calls, then of each which
   * part it is of, and how many keys and arguments it has, then their arguments. Answers of each a
   * table: an empty text and what the part answers, or its error.
   */
  static final Script SCRIPT =
      Script.of(
          PARTS.stream()
                  .map(part -> "function(KEYS, ARGV)\n" + part.text() + "\nend")
                  .collect(Collectors.joining(",\n", "local parts = {\n", "\n}\n"))
              + """
              local answers, count = {}, tonumber(ARGV[1])
              local key, argument = 0, 1 + 3 * count
              for i = 1, count do
                local keys, arguments = {}, {}
                for k = 1, tonumber(ARGV[3 * i]) do
                  key = key + 1
                  keys[k] = KEYS[key]
                end
                for a = 1, tonumber(ARGV[3 * i + 1]) do
                  argument = argument + 1
                  arguments[a] = ARGV[argument]
                end
                local isDone, answer = pcall(parts[tonumber(ARGV[3 * i - 1])], keys, arguments)
                local failure = ''
                if not isDone then
                  failure = type(answer) == 'table' and answer.err or tostring(answer)
                elseif type(answer) == 'table' and answer.err then
                  failure = answer.err
                end
                answers[i] = failure == '' and {'', answer} or {failure}
              end
              return answers
              """);

  private JoinedScript() {}

  private static Map<String, String> numbers() {
    Map<String, String> numbers = new HashMap<>();
    for (Script part : PARTS) {
      numbers.put(part.digest(), Integer.toString(numbers.size() + 1));
    }
    return Map.copyOf(numbers);
  }

  static boolean isPart(Script script) {
    return NUMBERS.containsKey(script.digest());
  }

  /** One call for several, each of a part. */
  static ScriptCall of(List<ScriptCall> calls) {
    List<String> keys = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(calls.size()));
    for (ScriptCall call : calls) {
      arguments.add(NUMBERS.getOrDefault(call.script().digest(), ""));
      arguments.add(Integer.toString(call.keys().size()));
      arguments.add(Integer.toString(call.arguments().size()));
    }
    for (ScriptCall call : calls) {
      keys.addAll(call.keys());
      arguments.addAll(call.arguments());
    }
    return new ScriptCall(SCRIPT, keys, arguments);
  }
}
