package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.violation.Violation;

/** A violation as the practice's API takes it. */
record ViolationRecord(Violation violation, FieldCase fieldCase) {

  JsonObject json() {
    JsonObjectBuilder json = JsonObject.builder();
    json.put(name("profile_id", "profileId"), violation.caller().profile().value());
    json.put(name("template_id", "templateId"), violation.templateId());
    json.put(name("template_name", "templateName"), violation.templateName());
    json.put(name("violation_type", "violationType"), violation.violationType());
    json.put(name("template_content", "templateContent"), violation.templateContent());
    json.put("reason", violation.reason());
    json.put("confidence", violation.confidence());
    // what is not known is left out: an empty text is neither an id nor an address
    json.putUnlessEmpty(name("client_id", "clientId"), violation.clientId());
    json.put(
        "metadata",
        JsonObject.builder()
            .put("timestamp", violation.timestamp().toString())
            .put("generationInstructions", violation.generationInstructions())
            .build());
    json.putUnlessEmpty(name("ip_address", "ipAddress"), violation.ipAddress());
    json.putUnlessEmpty(name("user_agent", "userAgent"), violation.userAgent());
    return json.build();
  }

  private String name(String snake, String camel) {
    return switch (fieldCase) {
      case SNAKE -> snake;
      case CAMEL -> camel;
    };
  }
}
