package dev.haystack.application.policy;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.violation.Violation;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import dev.haystack.port.trail.AuditTrail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Decides whether a document may be written, and has violations reported. */
public final class ReviewTemplate {

  private final CheckPolicy check;
  private final UncheckedRule rule;
  private final Optional<Consumer<Violation>> reports;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Meter meter;
  private final AuditTrail trail;

  /**
   * Reviews by that check.
   *
   * @param reports takes a violation for delivery and returns at once
   * @param ids of violations
   */
  public ReviewTemplate(
      CheckPolicy check,
      UncheckedRule rule,
      Consumer<Violation> reports,
      InstantSource clock,
      Supplier<String> ids) {
    this(check, rule, Optional.of(reports), clock, ids);
  }

  /** The same, where there may be nobody to report to. */
  public ReviewTemplate(
      CheckPolicy check,
      UncheckedRule rule,
      Optional<Consumer<Violation>> reports,
      InstantSource clock,
      Supplier<String> ids) {
    this(check, rule, reports, clock, ids, Meter.NONE, AuditTrail.NONE);
  }

  /** The same with one who counts the verdicts, and one who keeps what was found. */
  public ReviewTemplate(
      CheckPolicy check,
      UncheckedRule rule,
      Optional<Consumer<Violation>> reports,
      InstantSource clock,
      Supplier<String> ids,
      Meter meter,
      AuditTrail trail) {
    this.meter = meter;
    this.trail = trail;
    this.check = check;
    this.rule = rule;
    this.reports = reports;
    this.clock = clock;
    this.ids = ids;
  }

  /** Blocks for as long as the check takes, and throws what the check does. */
  public Review review(TemplateUse use) {
    PolicyOutcome outcome = checked(use);
    meter.count(new Measurement.PolicyCheck(word(outcome)));
    return switch (outcome) {
      case PolicyOutcome.Clean() -> new Review.Granted(true);
      case PolicyOutcome.Violating finding -> violated(use, finding);
      case PolicyOutcome.Unchecked(var reason) -> unchecked(reason);
    };
  }

  private PolicyOutcome checked(TemplateUse use) {
    Span span = use.span().begin(Operation.documentCheck());
    try {
      PolicyOutcome outcome = check.check(use.brief(), use.caller(), span);
      span.tell(Attribute.outcome(word(outcome)));
      return outcome;
    } finally {
      span.end();
    }
  }

  private static String word(PolicyOutcome outcome) {
    return switch (outcome) {
      case PolicyOutcome.Clean _ -> "clean";
      case PolicyOutcome.Violating _ -> "violating";
      case PolicyOutcome.Unchecked _ -> "unchecked";
    };
  }

  private Review unchecked(ModelFailure reason) {
    if (reason == ModelFailure.NOT_CONFIGURED) {
      // trying again would not help, which the check's own code says it might
      return new Review.Refused(ErrorCode.MODEL_NOT_CONFIGURED);
    }
    return switch (rule) {
      case FAIL_CLOSED -> new Review.Refused(ErrorCode.POLICY_CHECK_FAILED);
      case FLAG -> new Review.Granted(false);
    };
  }

  private Review violated(TemplateUse use, PolicyOutcome.Violating finding) {
    trail.tell(
        AuditEntry.denied(AuditEvent.POLICY_VIOLATION, ErrorCode.FORBIDDEN)
            .by(use.caller().user(), use.caller().profile())
            .from(new AuditOrigin("", use.origin().ipAddress(), use.origin().userAgent(), "")));
    Optional<Consumer<Violation>> taking =
        reports.filter(_ -> use.caller().profile().isPractitioner());
    taking.ifPresent(reporting -> reporting.accept(violation(use, finding)));
    return new Review.Violated(finding, taking.isPresent());
  }

  /** What was found is reported also if the token has ended meanwhile, and then without one. */
  private static Principal reporter(CallerLease caller) {
    try {
      return caller.current();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CredentialEnded e) {
      // the finding does not depend on it
    }
    return new Principal(caller.user(), caller.profile(), AccessToken.NONE, Instant.EPOCH);
  }

  private Violation violation(TemplateUse use, PolicyOutcome.Violating finding) {
    return new Violation(
        ids.get(),
        reporter(use.caller()),
        use.templateId(),
        use.templateName(),
        use.brief().body(),
        finding.type(),
        finding.reason(),
        finding.confidence().wireName(),
        use.clientId(),
        use.brief().instructions(),
        use.origin().ipAddress(),
        use.origin().userAgent(),
        clock.instant());
  }
}
