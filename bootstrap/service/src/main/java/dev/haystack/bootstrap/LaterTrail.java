package dev.haystack.bootstrap;

import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditTrail;

/**
 * Passes on to a trail that is opened later than what tells it; what is told before that is not
 * kept. Safe for use by many threads.
 */
final class LaterTrail implements AuditTrail {

  private volatile AuditTrail trail = AuditTrail.NONE;

  /** From now on that one is told; gives it back. */
  Audit opened(Audit audit) {
    trail = audit.trail();
    return audit;
  }

  @Override
  public void tell(AuditEntry entry) {
    trail.tell(entry);
  }

  @Override
  public boolean isKept() {
    return trail.isKept();
  }
}
