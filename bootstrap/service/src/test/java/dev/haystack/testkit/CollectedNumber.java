package dev.haystack.testkit;

import java.util.List;
import java.util.SortedMap;

/**
 * A histogram's point as a collector gets it.
 *
 * @param attributes their values as texts
 */
public record CollectedNumber(
    String name, String unit, SortedMap<String, String> attributes, long count, double sum) {

  /** All histograms of a request to a collector. */
  static List<CollectedNumber> in(byte[] request) {
    return ProtobufFields.of(request)
        .messages(1)
        .flatMap(resource -> resource.messages(2))
        .flatMap(scope -> scope.messages(2))
        .flatMap(
            metric ->
                metric
                    .messages(9)
                    .flatMap(histogram -> histogram.messages(1))
                    .map(
                        point ->
                            new CollectedNumber(
                                metric.text(1),
                                metric.text(3),
                                CollectedSpan.pairs(point, 9),
                                point.whole(4),
                                Double.longBitsToDouble(point.whole(5)))))
        .toList();
  }
}
