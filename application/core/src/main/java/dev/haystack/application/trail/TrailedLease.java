package dev.haystack.application.trail;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditOutcome;
import dev.haystack.port.trail.AuditTrail;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The lease of one tool's call, which is asked before each request in the user's name: so each is
 * told of before it is sent.
 */
public final class TrailedLease implements CallerLease {

  private final CallerLease lease;
  private final AuditTrail trail;
  private final AuditEntry request;

  /**
   * @param request what is told of each
   */
  private TrailedLease(CallerLease lease, AuditTrail trail, AuditEntry request) {
    this.lease = lease;
    this.trail = trail;
    this.request = request;
  }

  /** The lease for a tool with these arguments; what else is known of the call is told too. */
  public static CallerLease of(
      CallerLease lease,
      AuditTrail trail,
      Supplier<AuditEntry> call,
      String tool,
      JsonObject arguments) {
    return trail.isKept()
        ? new TrailedLease(
            lease,
            trail,
            call.get()
                .by(lease.user(), lease.profile())
                .tool(tool, arguments.text("client_id").stream().toList()))
        : lease;
  }

  @Override
  public Principal current() throws InterruptedException {
    Principal caller = lease.current();
    trail.tell(request);
    return caller;
  }

  @Override
  public void refused(Principal by) {
    lease.refused(by);
    trail.tell(
        new AuditEntry(
            request.event(),
            AuditOutcome.DENIED,
            request.origin(),
            request.user(),
            request.profile(),
            request.session(),
            request.tool(),
            request.clients(),
            0,
            "auth_rejected",
            request.reason()));
  }

  @Override
  public UserId user() {
    return lease.user();
  }

  @Override
  public ProfileId profile() {
    return lease.profile();
  }

  @Override
  public Set<PersonaType> personas() {
    return lease.personas();
  }
}
