package dev.haystack.application.violation;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.violation.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A violation as the outbox holds it. */
final class ViolationContent {

  private static final String TOKEN = "token";

  private ViolationContent() {}

  static JsonObject of(Violation violation) {
    Principal caller = violation.caller();
    return JsonObject.builder()
        .put("id", violation.id())
        .put("issuer", caller.user().issuer())
        .put("subject", caller.user().subject())
        .put("profile", caller.profile().value())
        .put(TOKEN, caller.token().value())
        .put("template_id", violation.templateId())
        .put("template_name", violation.templateName())
        .put("template_content", violation.templateContent())
        .put("violation_type", violation.violationType())
        .put("reason", violation.reason())
        .put("confidence", violation.confidence())
        .put("client_id", violation.clientId())
        .put("generation_instructions", violation.generationInstructions())
        .put("ip_address", violation.ipAddress())
        .put("user_agent", violation.userAgent())
        .put("timestamp", violation.timestamp().toString())
        .build();
  }

  /** The same without the caller's token, which a record that nobody delivers does not need. */
  static JsonObject withoutToken(JsonObject content) {
    return content.without(TOKEN);
  }

  /** The violation, unless it was written by a version that wrote it otherwise. */
  static Optional<Violation> read(JsonObject content) {
    try {
      return Optional.of(violation(content));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Violation violation(JsonObject content) {
    return new Violation(
        required(content, "id"),
        new Principal(
            new UserId(text(content, "issuer"), required(content, "subject")),
            new ProfileId(required(content, "profile")),
            new AccessToken(text(content, TOKEN))),
        text(content, "template_id"),
        text(content, "template_name"),
        text(content, "template_content"),
        text(content, "violation_type"),
        text(content, "reason"),
        text(content, "confidence"),
        text(content, "client_id"),
        text(content, "generation_instructions"),
        text(content, "ip_address"),
        text(content, "user_agent"),
        Instant.parse(required(content, "timestamp")));
  }

  private static String text(JsonObject content, String name) {
    return content.string(name).orElse("");
  }

  private static String required(JsonObject content, String name) {
    return content.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}
