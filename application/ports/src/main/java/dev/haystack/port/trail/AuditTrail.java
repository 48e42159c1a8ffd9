package dev.haystack.port.trail;

/**
 * Keeps who read and wrote what.
 *
 * <p>{@link #tell} returns when the entry is where entries are kept, in the order of the calls, so
 * it is called before a client sees the effect; it blocks for no longer than that takes, and an
 * interrupt does not keep the entry from being written. A failure of the disk behind it may cost
 * the last moments. Safe for use by many threads.
 */
@FunctionalInterface
public interface AuditTrail {

  /** Keeps nothing. */
  AuditTrail NONE =
      new AuditTrail() {
        @Override
        public void tell(AuditEntry entry) {}

        @Override
        public boolean isKept() {
          return false;
        }
      };

  /**
   * Keeps an entry.
   *
   * @throws TrailAwayException if it cannot be kept and nothing may be done without
   */
  void tell(AuditEntry entry);

  /** Whether anything is kept, for what has a price of its own. */
  default boolean isKept() {
    return true;
  }
}
