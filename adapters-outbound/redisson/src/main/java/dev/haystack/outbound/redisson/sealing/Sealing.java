package dev.haystack.outbound.redisson.sealing;

import dev.haystack.domain.identity.UserId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.SparseJournal;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Seals values before they leave this node and opens them when they come back, on the thread of
 * whoever asks. What does not open is as if it were not there; it is counted and told. Safe for use
 * by many threads.
 */
public final class Sealing {

  /** Keeps everything as it is. */
  public static final Sealing NONE = new Sealing(StateKeys.none(), Meter.NONE);

  private static final String MARK = "h1.";

  /** What the hash of a user begins with where their name would be. */
  private static final String HASH_MARK = "u1.";

  private final SparseJournal journal = new SparseJournal(Journal.of(Sealing.class));
  private final StateKeys keys;
  private final Meter meter;
  private final BiConsumer<ValueRefusal, ValueKind> unreadable;

  public Sealing(StateKeys keys, Meter meter) {
    this(keys, meter, (_, _) -> {});
  }

  /**
   * The same.
   *
   * @param unreadable hears of each value that does not open, on the thread of whoever asks
   */
  public Sealing(StateKeys keys, Meter meter, BiConsumer<ValueRefusal, ValueKind> unreadable) {
    this.keys = keys;
    this.meter = meter;
    this.unreadable = unreadable;
  }

  /** Whether values are sealed from now on. */
  public boolean isSealing() {
    return keys.first().isPresent();
  }

  /** The value as it is to be stored. */
  public String seal(ValuePlace place, String text) {
    return keys.first().map(key -> sealed(key, place, text)).orElse(text);
  }

  private static String sealed(StateKey key, ValuePlace place, String text) {
    try {
      return MARK + key.id() + '.' + key.seal(place, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** What a stored value says; nothing if it does not open there. */
  public Optional<Opened> open(ValuePlace place, String stored) {
    if (!stored.startsWith(MARK)) {
      return isPlainTaken(place.kind())
          ? Optional.of(new Opened(stored, isSealing()))
          : Optional.empty();
    }
    int end = stored.indexOf('.', MARK.length());
    if (end < 0) {
      return refused(place.kind(), ValueRefusal.FORM);
    }
    Optional<StateKey> key = keys.find(stored.substring(MARK.length(), end));
    return key.isEmpty()
        ? refused(place.kind(), ValueRefusal.KEY)
        : opened(key.get(), place, stored.substring(end + 1));
  }

  private Optional<Opened> opened(StateKey key, ValuePlace place, String box) {
    try {
      return Optional.of(
          new Opened(key.open(place, box), isSealing() && !key.id().equals(first().id())));
    } catch (IllegalArgumentException _) {
      return refused(place.kind(), ValueRefusal.FORM);
    } catch (GeneralSecurityException _) {
      return refused(place.kind(), ValueRefusal.TAG);
    }
  }

  private StateKey first() {
    return keys.first().orElseThrow();
  }

  /** Whether a value that came in plain text is taken; that it is not is told. */
  public boolean isPlainTaken(ValueKind kind) {
    if (!keys.isPlainTaken()) {
      var _ = refused(kind, ValueRefusal.PLAIN);
    }
    return keys.isPlainTaken();
  }

  private Optional<Opened> refused(ValueKind kind, ValueRefusal refusal) {
    meter.count(new Measurement.StateUnreadable(refusal.word()));
    journal.tell(JournalEvent.STATE_UNREADABLE, refusal, Detail.code(kind.word()));
    unreadable.accept(refusal, kind);
    return Optional.empty();
  }

  /** A user as scripts compare them. */
  public Name name(UserId user) {
    return keys.first().map(key -> name(key, user)).orElseGet(() -> Name.of(user));
  }

  /** The user as every node compares them that has these keys in any order. */
  public List<Name> names(UserId user) {
    List<Name> names = new ArrayList<>();
    if (keys.isPlainTaken()) {
      names.add(Name.of(user));
    }
    keys.all().forEach(key -> names.add(name(key, user)));
    return names;
  }

  private static Name name(StateKey key, UserId user) {
    return new Name("", HASH_MARK + key.hash(user.issuer() + '\0' + user.subject()));
  }

  /** A name of a key that is made of a user, as it is used. */
  public String keyName(String name) {
    return keys.first().map(key -> HASH_MARK + key.hash(name)).orElse(name);
  }

  /** A user's two names where they stand in the store, or a hash in place of the second. */
  public record Name(String issuer, String subject) {

    static Name of(UserId user) {
      return new Name(user.issuer(), user.subject());
    }
  }
}
