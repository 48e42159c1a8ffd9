package dev.haystack.outbound.jose;

import java.util.Optional;

/** Where a key set is looked up; one thread at a time does. */
@FunctionalInterface
interface KeySource {

  /** The set as it is now; nothing if it is known to be the same as at the last look. */
  Optional<KeySet> look() throws KeySourceException;
}
