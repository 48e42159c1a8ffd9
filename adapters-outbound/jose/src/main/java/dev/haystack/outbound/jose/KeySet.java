package dev.haystack.outbound.jose;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.identity.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that count.
 *
 * @param skipped how many more there are that do not
 */
record KeySet(List<VerificationKey> keys, int skipped) {

  static final int BYTES_MAX = 1 << 20;
  static final int KEYS_MAX = 100;

  KeySet {
    keys = List.copyOf(keys);
  }

  /** The set in a document as RFC 7517 has it. */
  static KeySet read(byte[] document, JwkReader reader) throws KeySourceException {
    if (document.length > BYTES_MAX) {
      throw new KeySourceException("the key set is too large");
    }
    JsonArray entries =
        StrictText.object(document)
            .flatMap(set -> set.array("keys"))
            .orElseThrow(() -> new KeySourceException("the answer is no key set"));
    if (entries.size() > KEYS_MAX) {
      throw new KeySourceException("the key set has too many keys");
    }
    var usable = new ArrayList<VerificationKey>();
    for (Json entry : entries) {
      if (entry instanceof JsonObject jwk) {
        reader.read(jwk).ifPresent(usable::add);
      }
    }
    if (usable.isEmpty()) {
      throw new KeySourceException("the key set has no key that can be used");
    }
    return new KeySet(usable, entries.size() - usable.size());
  }

  /** Whether a key of that name is among them. */
  boolean knows(String id) {
    return keys.stream().anyMatch(key -> key.id().equals(id));
  }

  /** The one key that a header asks for: by its name, or the only one of its algorithm. */
  VerificationKey find(TokenHeader header) throws RejectedTokenException {
    List<VerificationKey> named =
        header.keyId().isEmpty()
            ? keys
            : keys.stream().filter(key -> key.id().equals(header.keyId())).toList();
    List<VerificationKey> fitting =
        named.stream().filter(key -> key.algorithm() == header.algorithm()).toList();
    if (fitting.size() != 1) {
      throw new RejectedTokenException(
          named.isEmpty() || fitting.size() > 1 ? Rejection.KEY : Rejection.ALGORITHM);
    }
    return fitting.getFirst();
  }

  /** Whether nothing has changed but what does not count. */
  boolean hasSameKeys(Optional<KeySet> other) {
    return other.filter(set -> set.keys.equals(keys)).isPresent();
  }
}
