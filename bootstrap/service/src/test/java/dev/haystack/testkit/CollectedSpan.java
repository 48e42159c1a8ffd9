package dev.haystack.testkit;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A piece of a trace as a collector gets it.
 *
 * @param parent the name of what it is part of, empty if of nothing
 * @param attributes their values as texts
 * @param service what the resource's attributes say of who sent it
 */
public record CollectedSpan(
    String trace,
    String id,
    String parent,
    String name,
    Kind kind,
    SortedMap<String, String> attributes,
    int events,
    boolean isFailed,
    Map<String, String> service) {

  /** Of whom it was asked. */
  public enum Kind {
    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT
  }

  private static final long ERROR = 2;

  /** All of a request to a collector. */
  static List<CollectedSpan> in(byte[] request) {
    return ProtobufFields.of(request)
        .messages(1)
        .flatMap(
            resource -> {
              Map<String, String> service =
                  resource.messages(1).findFirst().map(from -> pairs(from, 1)).orElseThrow();
              return resource
                  .messages(2)
                  .flatMap(scope -> scope.messages(2))
                  .map(span -> of(span, service));
            })
        .toList();
  }

  private static CollectedSpan of(ProtobufFields span, Map<String, String> service) {
    return new CollectedSpan(
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        Kind.values()[(int) span.whole(6)],
        pairs(span, 9),
        (int) span.messages(11).count(),
        span.messages(15).anyMatch(status -> status.whole(3) == ERROR),
        service);
  }

  static SortedMap<String, String> pairs(ProtobufFields of, int number) {
    return of.messages(number)
        .collect(
            Collectors.toMap(
                pair -> pair.text(1),
                pair -> pair.messages(2).map(CollectedSpan::value).collect(Collectors.joining()),
                (a, _) -> a,
                TreeMap::new));
  }

  private static String value(ProtobufFields value) {
    ProtobufFields.Field field = value.fields().getFirst();
    return switch (field.number()) {
      case 1 -> value.text(1);
      case 2, 3 -> Long.toString(value.whole(field.number()));
      case 4 -> Double.toString(Double.longBitsToDouble(value.whole(4)));
      case 5 ->
          value
              .messages(5)
              .flatMap(list -> list.messages(1))
              .map(CollectedSpan::value)
              .collect(Collectors.joining(","));
      default -> "unknown";
    };
  }
}
