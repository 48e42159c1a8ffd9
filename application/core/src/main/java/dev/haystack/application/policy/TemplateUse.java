package dev.haystack.application.policy;

import dev.haystack.application.template.Brief;
import dev.haystack.domain.identity.Principal;

/** Somebody wants a document from a template. */
public record TemplateUse(
    Principal caller,
    String templateId,
    String templateName,
    Brief brief,
    String clientId,
    RequestOrigin origin) {}
