package dev.haystack.bootstrap;

import dev.haystack.port.shared.SharedStore;

/** A store that all nodes share, behind the scheme of {@code SHARED_STORE_URL}. */
@FunctionalInterface
public interface SharedStoreSource {

  /**
   * Reads what else the store needs; nothing is made yet. What is wrong with the address is a fault
   * of {@link SharedStoreSettings#setting()}, and must not quote it.
   */
  Opening<SharedStore> read(SharedStoreSettings store, SettingsReader settings);
}
