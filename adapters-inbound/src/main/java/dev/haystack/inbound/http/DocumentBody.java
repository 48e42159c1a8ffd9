package dev.haystack.inbound.http;

import dev.haystack.application.document.Person;
import dev.haystack.application.document.Template;
import dev.haystack.application.document.Utterance;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the body of a request for a document says; all of its faults are found at once. */
record DocumentBody(
    Template template,
    List<Utterance> transcript,
    Person client,
    Person practitioner,
    String generationInstructions,
    Optional<ZoneId> zone) {

  private static final int NAME_LENGTH_MAX = 200;
  private static final int TEMPLATE_LENGTH_MAX = 200_000;
  private static final int INSTRUCTIONS_LENGTH_MAX = 20_000;
  private static final int SEGMENTS_MAX = 100_000;
  private static final int SEGMENT_LENGTH_MAX = 8 << 20;
  private static final int SECONDS_MAX = 1_000_000;

  static DocumentBody read(Fields fields) {
    var body =
        new DocumentBody(
            template(fields.required("template")),
            fields.required("transcript").list("segments", SEGMENTS_MAX).stream()
                .map(DocumentBody::utterance)
                .toList(),
            person(fields.required("clientInfo")),
            person(fields.required("practitionerInfo")),
            fields.anyText("generationInstructions", INSTRUCTIONS_LENGTH_MAX),
            zone(fields.anyText("timezone", NAME_LENGTH_MAX)));
    fields.check();
    return body;
  }

  /** A zone that is not known is no reason to refuse a document. */
  private static Optional<ZoneId> zone(String name) {
    try {
      return name.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(name.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Template template(Fields fields) {
    return new Template(
        fields.text("id", NAME_LENGTH_MAX),
        fields.text("name", NAME_LENGTH_MAX),
        fields.text("content", TEMPLATE_LENGTH_MAX));
  }

  private static Person person(Fields fields) {
    return new Person(fields.text("id", NAME_LENGTH_MAX), fields.text("name", NAME_LENGTH_MAX));
  }

  private static Utterance utterance(Fields fields) {
    return new Utterance(
        fields.anyText("speaker", NAME_LENGTH_MAX),
        fields.present("text", SEGMENT_LENGTH_MAX),
        fields.seconds("startTime", SECONDS_MAX));
  }
}
