package dev.haystack.inbound.http;

import dev.haystack.application.document.DocumentOutcome;
import dev.haystack.application.document.DocumentRequest;
import dev.haystack.application.document.WrittenDocument;
import dev.haystack.application.policy.Review;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What became of the wish for a document, as JSON. */
final class DocumentAnswer {

  private static final String REPORTED = "It was recorded for the practice.";
  private static final String NOT_REPORTED =
      "Warning: no practitioner profile (ProfileID) came with the request, so nothing was recorded"
          + " for the practice.";

  private DocumentAnswer() {}

  static JsonObject of(DocumentRequest request, DocumentOutcome outcome) {
    return switch (outcome) {
      case DocumentOutcome.Written(var document) -> written(request, document);
      case DocumentOutcome.Violation(var review, var foundAt) ->
          violation(request, review, foundAt);
      case DocumentOutcome.Failed(var code, var retryAfter) ->
          throw new Refusal(Problem.of(code, retryAfter));
    };
  }

  private static JsonObject written(DocumentRequest request, WrittenDocument document) {
    JsonArray shortcomings =
        document.shortcomings().stream().<Json>map(Json::of).collect(JsonArray.collector());
    var metadata =
        metadata(request)
            .put("wordCount", document.wordCount())
            .put("processingMethod", document.partsRead() == 0 ? "single_pass" : "in_parts")
            .put("partsRead", document.partsRead())
            .put("policyCheck", document.isPolicyChecked() ? "passed" : "failed")
            .put("repaired", document.isRepaired())
            .put("complete", shortcomings.isEmpty())
            .put("notes", shortcomings);
    return answer(document.content(), document.generatedAt(), metadata);
  }

  private static JsonObject violation(
      DocumentRequest request, Review.Violated review, Instant foundAt) {
    var finding = review.finding();
    String note = review.isReported() ? REPORTED : NOT_REPORTED;
    String content =
        "POLICY VIOLATION\n\nNo document was written: the template asks for a diagnosis, which this"
            + " assistant does not make. "
            + finding.reason()
            + "\n\nPlease change the template or choose another one. "
            + note;
    return answer(
        content,
        foundAt,
        metadata(request)
            .put("wordCount", 0)
            .put("processingMethod", "policy_violation_detected")
            .put("policyViolation", true)
            .put("violationType", finding.type())
            .put("confidence", finding.confidence().wireName())
            .put("reason", finding.reason())
            .put("violationReported", review.isReported())
            .put("notes", JsonArray.of(List.of(Json.of(note)))));
  }

  private static JsonObjectBuilder metadata(DocumentRequest request) {
    return JsonObject.builder()
        .put("templateId", request.template().id())
        .put("templateName", request.template().name())
        .put("clientId", request.client().id())
        .put("practitionerId", request.practitioner().id());
  }

  private static JsonObject answer(String content, Instant time, JsonObjectBuilder metadata) {
    return JsonObject.builder()
        .put("content", content)
        .put("generatedAt", time.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("metadata", metadata.build())
        .build();
  }
}
