package dev.haystack.application.policy;

import dev.haystack.application.template.Brief;
import dev.haystack.port.identity.CallerLease;

/** Somebody wants a document from a template. */
public record TemplateUse(
    CallerLease caller,
    String templateId,
    String templateName,
    Brief brief,
    String clientId,
    RequestOrigin origin) {}
