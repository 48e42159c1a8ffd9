package dev.haystack.application.document;

import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.template.Brief;
import dev.haystack.domain.identity.Principal;
import java.util.List;

/** The wish for one document, with all that it may be made from. */
public record DocumentRequest(
    Principal caller,
    Template template,
    List<Utterance> transcript,
    Person client,
    Person practitioner,
    String generationInstructions,
    RequestOrigin origin) {

  public DocumentRequest {
    transcript = List.copyOf(transcript);
  }

  Brief brief() {
    return Brief.of(template.content(), generationInstructions);
  }

  TemplateUse use(Brief brief) {
    return new TemplateUse(caller, template.id(), template.name(), brief, client.id(), origin);
  }
}
