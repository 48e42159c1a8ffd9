package dev.haystack.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that the scripted practice got; the path is as it came, still encoded. */
public record PracticeRequest(
    String method, String path, String query, Map<String, List<String>> headers, String body) {

  /** The header's value. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(entry -> entry.getValue().getFirst())
        .findFirst();
  }
}
