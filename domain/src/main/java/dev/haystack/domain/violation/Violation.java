package dev.haystack.domain.violation;

import dev.haystack.domain.identity.Principal;
import java.time.Instant;

/** A template that asked for a diagnosis, as the practice's API is told of it. */
public record Violation(
    String id,
    Principal caller,
    String templateId,
    String templateName,
    String templateContent,
    String violationType,
    String reason,
    String confidence,
    String clientId,
    String generationInstructions,
    String ipAddress,
    String userAgent,
    Instant timestamp) {}
