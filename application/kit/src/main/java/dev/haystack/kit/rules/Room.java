package dev.haystack.kit.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * Some packages, and what their classes may use besides Java, the annotations that everybody uses,
 * and themselves: what is not named is forbidden.
 *
 * @param name the beginning of its packages
 * @param allowed the beginnings of the packages that it may use
 */
public record Room(String name, List<String> allowed) {

  public Room {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a room is named by the beginning of its packages");
    }
    allowed = List.copyOf(allowed);
  }

  /** A room that may use nothing yet. */
  public static Room of(String name) {
    return new Room(name, List.of());
  }

  /** The same room, where all of that may be used besides. */
  public Room mayUse(String... packages) {
    return mayUse(List.of(), packages);
  }

  /** The same room, where all that such a room may use may be used, and those packages besides. */
  public Room mayUse(List<String> kind, String... packages) {
    return new Room(
        name,
        Stream.of(allowed, kind, List.of(packages)).flatMap(List::stream).distinct().toList());
  }
}
