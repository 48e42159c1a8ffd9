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

  private final Counts closed = Counts.of(CODES);
  private final Counts refused = Counts.of(REASONS.values());

  SocketTally() {}

  void closed(int code) {
    closed.add(Integer.toString(code));
  }

  void refused(int status) {
    refused.add(REASONS.getOrDefault(status, OTHER));
  }

  /** By the close frame's code, of those that are known. */
  public Map<String, LongSupplier> closed() {
    return closed.all();
  }

  /** By the reason of the refusal. */
  public Map<String, LongSupplier> refused() {
    return refused.all();
  }

  private record Counts(Map<String, LongAdder> known, LongAdder other) {

    static Counts of(Collection<String> labels) {
      return new Counts(
          labels.stream()
              .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new LongAdder())),
          new LongAdder());
    }

    void add(String label) {
      known.getOrDefault(label, other).increment();
    }

    Map<String, LongSupplier> all() {
      var all = new TreeMap<String, LongSupplier>();
      known.forEach((label, adder) -> all.put(label, adder::sum));
      all.put(OTHER, other::sum);
      return all;
    }
  }
}
