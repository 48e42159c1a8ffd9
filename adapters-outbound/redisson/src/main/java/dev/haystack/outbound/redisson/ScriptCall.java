package dev.haystack.outbound.redisson;

import java.util.List;

/**
 * A script with what it is to work on.
 *
 * @param keys all with the same hash tag, so that they live on the same server of a cluster
 */
record ScriptCall(Script script, List<String> keys, List<String> arguments) {

  ScriptCall {
    keys = List.copyOf(keys);
    arguments = List.copyOf(arguments);
  }

  /** What a cluster places the keys by. */
  String place() {
    String key = keys.getFirst();
    int open = key.indexOf('{');
    int close = key.indexOf('}', open + 1);
    return open < 0 || close <= open + 1 ? key : key.substring(open + 1, close);
  }
}
