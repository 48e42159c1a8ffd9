package dev.haystack.application.policy;

import dev.haystack.application.template.Brief;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;

/** Somebody wants a document from a template. */
public record TemplateUse(
    CallerLease caller,
    String templateId,
    String templateName,
    Brief brief,
    String clientId,
    RequestOrigin origin,
    Span span) {

  /** One that nobody follows. */
  public TemplateUse(
      CallerLease caller,
      String templateId,
      String templateName,
      Brief brief,
      String clientId,
      RequestOrigin origin) {
    this(caller, templateId, templateName, brief, clientId, origin, Span.OFF);
  }
}
