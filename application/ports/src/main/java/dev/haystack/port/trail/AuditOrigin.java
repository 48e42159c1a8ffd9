package dev.haystack.port.trail;

/**
 * From where something was asked; empty where that is not known.
 *
 * @param route the pattern of a route, or the type of a socket's message
 * @param address the caller's
 * @param agent what the caller's program calls itself
 * @param trace the name of the request
 */
public record AuditOrigin(String route, String address, String agent, String trace) {

  /** The service itself. */
  public static final AuditOrigin UNKNOWN = new AuditOrigin("", "", "", "");

  /** The address alone. */
  public AuditOrigin alone() {
    return new AuditOrigin("", address, "", "");
  }

  /** The same, asked by another route. */
  public AuditOrigin by(String other) {
    return new AuditOrigin(other, address, agent, trace);
  }
}
