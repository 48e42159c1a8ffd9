package dev.haystack.outbound.redisson.sealing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that values are sealed with: the first seals, all open. */
public final class StateKeys {

  /** The word in place of a key for plain text. */
  public static final String NONE = "none";

  /** What may be set. */
  public static final String ALLOWED =
      "<id>:<base64 of 32 bytes>, with commas between, the first seals and all open (`openssl rand"
          + " -base64 32` makes one); or none, alone or before them, to write plain text";

  private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/=]+)");

  private final List<StateKey> keys;
  private final boolean isPlainWritten;
  private final boolean isPlainTaken;

  private StateKeys(List<StateKey> keys, boolean isPlainWritten, boolean isPlainTaken) {
    this.keys = List.copyOf(keys);
    this.isPlainWritten = isPlainWritten;
    this.isPlainTaken = isPlainTaken;
  }

  /** No keys, and plain text. */
  public static StateKeys none() {
    return new StateKeys(List.of(), true, true);
  }

  /**
   * Reads what is set.
   *
   * @param isPlainTaken whether plain text is taken for what it says although there are keys
   * @throws IllegalArgumentException if it is wrong; its text quotes nothing of it
   */
  public static StateKeys parse(String text, boolean isPlainTaken) {
    List<StateKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<String> entries = List.of(text.split(",", -1));
    boolean isPlainWritten = isPlainWritten(text);
    for (int i = isPlainWritten ? 1 : 0; i < entries.size(); i++) {
      StateKey key = key(entries.get(i).strip(), i + 1);
      if (!ids.add(key.id())) {
        throw new IllegalArgumentException("entry " + (i + 1) + " has the id of another");
      }
      keys.add(key);
    }
    return new StateKeys(keys, isPlainWritten, isPlainWritten || isPlainTaken);
  }

  /** Whether plain text is written, whatever keys there are to open with. */
  public static boolean isPlainWritten(String text) {
    return text.split(",", -1)[0].strip().equals(NONE);
  }

  private static StateKey key(String entry, int place) {
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches()) {
      throw new IllegalArgumentException("entry " + place + " is not <id>:<base64>");
    }
    byte[] bytes = bytes(parts.group(2));
    if (bytes.length != StateKey.BYTES) {
      throw new IllegalArgumentException("the key of entry " + place + " is not 32 bytes");
    }
    return new StateKey(parts.group(1), bytes);
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /** The key that seals; nothing where plain text is written. */
  Optional<StateKey> first() {
    return isPlainWritten ? Optional.empty() : Optional.of(keys.getFirst());
  }

  List<StateKey> all() {
    return keys;
  }

  Optional<StateKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  boolean isPlainTaken() {
    return isPlainTaken;
  }

  /** How values are kept, in words. */
  public String shown() {
    if (isPlainWritten) {
      return "its values in plain text";
    }
    String worn = keys.getFirst().isWorn() ? ", with a key that is to be replaced" : "";
    return "its values sealed" + (isPlainTaken ? ", plain ones taken" : "") + worn;
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "StateKeys[" + shown() + "]";
  }
}
