package dev.haystack.outbound.redisson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a script answered. */
public sealed interface Reply {

  /** Lua's nil or false. */
  record Nothing() implements Reply {}

  /** A whole number. */
  record Whole(long value) implements Reply {}

  /** A text, or a status. */
  record Text(String value) implements Reply {}

  /** A table's numbered entries. */
  record Many(List<Reply> values) implements Reply {

    public Many {
      values = List.copyOf(values);
    }
  }

  /** Reads what the library gives. */
  static Reply of(@Nullable Object value) {
    return switch (value) {
      case null -> new Nothing();
      case Long number -> new Whole(number);
      case String text -> new Text(text);
      case List<?> list -> many(list);
      default -> throw new IllegalStateException("a script answers " + value.getClass());
    };
  }

  private static Many many(List<?> list) {
    List<Reply> values = new ArrayList<>(list.size());
    // the list may hold nulls, which streams and copies do not take
    for (Object value : list) {
      values.add(of(value));
    }
    return new Many(values);
  }

  /** The number that the script always answers. */
  default long number() {
    return switch (this) {
      case Whole(long value) -> value;
      case Nothing _, Text _, Many _ -> throw unexpected("a number");
    };
  }

  /** The text that the script always answers. */
  default String text() {
    return found().orElseThrow(() -> unexpected("a text"));
  }

  /** The text, if the script answered one and not nothing. */
  default Optional<String> found() {
    return switch (this) {
      case Nothing _ -> Optional.empty();
      case Text(String value) -> Optional.of(value);
      case Whole _, Many _ -> throw unexpected("a text");
    };
  }

  /** The entries of the table that the script always answers. */
  default List<Reply> items() {
    return switch (this) {
      case Many(List<Reply> values) -> values;
      case Nothing _, Whole _, Text _ -> throw unexpected("a table");
    };
  }

  /** The entries of a table of texts. */
  default List<String> texts() {
    return items().stream().map(Reply::text).toList();
  }

  private IllegalStateException unexpected(String wanted) {
    return new IllegalStateException(
        "a script answers " + getClass().getSimpleName() + " and not " + wanted);
  }
}
