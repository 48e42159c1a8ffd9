package dev.haystack.outbound.prometheus;

import java.util.List;

/**
 * A metric that the service has.
 *
 * @param name as it is read, a counter's with its ending
 * @param isFormer whether another one has taken its place, and it is shown for one release more
 */
public record Declared(
    String name, String type, String help, List<String> labels, boolean isFormer) {

  public Declared {
    labels = List.copyOf(labels);
  }
}
