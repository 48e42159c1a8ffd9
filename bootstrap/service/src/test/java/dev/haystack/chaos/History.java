package dev.haystack.chaos;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Everything that was seen in a run. Safe for use by many threads. */
final class History {

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  void add(Entry entry) {
    entries.add(entry);
  }

  <E extends Entry> Stream<E> all(Class<E> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast);
  }

  <E extends Entry> List<E> list(Class<E> kind) {
    return all(kind).toList();
  }

  int size() {
    return entries.size();
  }
}
