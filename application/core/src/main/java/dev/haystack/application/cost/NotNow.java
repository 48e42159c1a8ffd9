package dev.haystack.application.cost;

import dev.haystack.domain.error.ErrorCode;
import java.time.Duration;

/** Why something is not done for a user at present; the wait is zero where none is advised. */
public record NotNow(ErrorCode code, Duration retryAfter) {}
