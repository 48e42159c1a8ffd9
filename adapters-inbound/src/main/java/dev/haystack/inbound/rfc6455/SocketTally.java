package dev.haystack.inbound.rfc6455;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How handshakes were refused and sockets ended; safe for use by many threads. */
public final class SocketTally {

  /** That no close frame came or went. */
  static final int ABNORMAL = 1006;

  private static final String OTHER = "other";
  private static final Set<String> CODES =
      Stream.concat(
              Stream.of(CloseCode.values()).map(code -> Integer.toString(code.number())),
              Stream.of(Integer.toString(ABNORMAL), "1005"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<Integer, String> REASONS =
      Map.of(
          400, "malformed",
          401, "no_token",
          403, "origin",
          404, "not_found",
          421, "host",
          426, "no_upgrade",
          429, "too_many",
          503, "overloaded");

  private final Map<String, LongAdder> closed = adders(CODES);
  private final Map<String, LongAdder> refused = adders(REASONS.values());

  SocketTally() {}

  private static Map<String, LongAdder> adders(Collection<String> labels) {
    return Stream.concat(labels.stream(), Stream.of(OTHER))
        .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new LongAdder()));
  }

  void closed(int code) {
    count(closed, Integer.toString(code));
  }

  void refused(int status) {
    count(refused, REASONS.getOrDefault(status, OTHER));
  }

  private static void count(Map<String, LongAdder> adders, String label) {
    adders.get(adders.containsKey(label) ? label : OTHER).increment();
  }

  /** By the close frame's code, of those that are known. */
  public Map<String, LongSupplier> closed() {
    return suppliers(closed);
  }

  /** By the reason of the refusal. */
  public Map<String, LongSupplier> refused() {
    return suppliers(refused);
  }

  private static Map<String, LongSupplier> suppliers(Map<String, LongAdder> adders) {
    var all = new TreeMap<String, LongSupplier>();
    adders.forEach((label, adder) -> all.put(label, adder::sum));
    return all;
  }
}
