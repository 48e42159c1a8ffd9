package dev.haystack.domain.memo;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What is made of values, once of each: it is kept as long as somebody uses that very value, which
 * it must not hold itself, and no longer than it takes others to fill the memo. Equal values are
 * not the same. Safe for many threads.
 *
 * @param <K> what something is made of
 * @param <V> what is made of it
 */
public final class Memo<K, V> {

  private final Function<? super K, ? extends V> making;
  private final ToIntFunction<? super V> weight;
  private final long weightMax;
  private final ReferenceQueue<Object> unused = new ReferenceQueue<>();

  // what is asked for moves from the older ones to the newer; the others go when these are full
  private volatile ConcurrentMap<Object, V> newer = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<Object, V> older = new ConcurrentHashMap<>();
  private long newerWeight;

  /** Of as many values as there are in use. */
  public Memo(Function<? super K, ? extends V> making) {
    this(making, _ -> 0, Long.MAX_VALUE);
  }

  /** Of so many that what was made of them does not weigh more together. */
  public Memo(
      Function<? super K, ? extends V> making, ToIntFunction<? super V> weight, long weightMax) {
    this.making = making;
    this.weight = weight;
    this.weightMax = weightMax;
  }

  /** What is made of the value. */
  public V of(K value) {
    var sought = new Sought(value);
    V known = newer.get(sought);
    if (known != null) {
      return known;
    }
    V before = older.get(sought);
    return keep(value, before == null ? making.apply(value) : before);
  }

  private synchronized V keep(K value, V made) {
    dropUnused();
    V earlier = newer.putIfAbsent(new Key(value, unused), made);
    if (earlier != null) {
      return earlier;
    }
    newerWeight += weight.applyAsInt(made);
    if (newerWeight > weightMax / 2) {
      older = newer;
      newer = new ConcurrentHashMap<>();
      newerWeight = 0;
    }
    return made;
  }

  private void dropUnused() {
    for (Reference<?> key = unused.poll(); key != null; key = unused.poll()) {
      newer.remove(key);
      older.remove(key);
    }
  }

  int size() {
    return newer.size() + older.size();
  }

  /** The value in question, as it is looked up. */
  private record Sought(Object value) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.leadsTo(value);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(value);
    }
  }

  /** Leads to a value without keeping it. */
  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object value, ReferenceQueue<Object> unused) {
      super(value, unused);
      hash = System.identityHashCode(value);
    }

    private boolean leadsTo(Object value) {
      return refersTo(value);
    }

    @Override
    public boolean equals(Object other) {
      Object value = get();
      return this == other || (value != null && other instanceof Key key && key.leadsTo(value));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
