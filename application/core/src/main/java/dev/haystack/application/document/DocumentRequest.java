package dev.haystack.application.document;

import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.template.Brief;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The wish for one document, with all that it may be made from.
 *
 * @param caller asked anew before each inference
 * @param zone where its caller is, as far as that is known
 * @param span what it is part of
 */
public record DocumentRequest(
    CallerLease caller,
    Template template,
    List<Utterance> transcript,
    Person client,
    Person practitioner,
    String generationInstructions,
    RequestOrigin origin,
    Optional<ZoneId> zone,
    Span span) {

  public DocumentRequest {
    transcript = List.copyOf(transcript);
  }

  /** One that nobody follows. */
  public DocumentRequest(
      CallerLease caller,
      Template template,
      List<Utterance> transcript,
      Person client,
      Person practitioner,
      String generationInstructions,
      RequestOrigin origin,
      Optional<ZoneId> zone) {
    this(
        caller,
        template,
        transcript,
        client,
        practitioner,
        generationInstructions,
        origin,
        zone,
        Span.OFF);
  }

  Brief brief() {
    return Brief.of(template.content(), generationInstructions);
  }

  TemplateUse use(Brief brief, Span work) {
    return new TemplateUse(
        caller, template.id(), template.name(), brief, client.id(), origin, work);
  }
}
