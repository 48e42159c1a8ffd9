package dev.haystack.port.shared;

/** Asks the shared store whether it is there, takes writes, and still has what it had. */
public interface StoreProbe {

  /**
   * Writes a sign of life and reads it back; blocks no longer than any other call of the store.
   *
   * @throws StoreUnavailableException if the store is away or takes no writes
   */
  Sighting look();

  /**
   * Does at the place where a call failed what it takes to know that calls work there again, and
   * leaves nothing behind; blocks no longer than any other call of the store.
   *
   * @throws StoreUnavailableException if they do not
   */
  default void check(String place) {
    // a store of one piece is there when it is seen
  }

  /**
   * What was seen.
   *
   * @param epoch the name of the store's contents, made when it was first found empty
   * @param beat counts all looks of all nodes since then; smaller than before if the store lost
   *     writes
   * @param run the name of the store's process, empty where it has none
   */
  record Sighting(String epoch, long beat, String run) {

    /** Of a store without processes. */
    public Sighting(String epoch, long beat) {
      this(epoch, beat, "");
    }
  }

  /**
   * Gives the contents a new name, unless they have another than that one already; so that all
   * nodes notice a loss that one of them noticed.
   *
   * @throws StoreUnavailableException if the store is away or takes no writes
   */
  void rename(String epoch);
}
