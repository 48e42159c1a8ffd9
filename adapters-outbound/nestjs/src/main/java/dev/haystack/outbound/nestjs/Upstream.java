package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.port.practice.BackendCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Sends requests in a caller's name, again where that is safe, and reads the answers as JSON. */
final class Upstream {

  private static final int DEPTH_MAX = 64;
  private static final Duration LEAST_TIME = Duration.ofMillis(10);

  private final Wire wire;
  private final InstantSource clock;
  private final Repetition repetition;

  Upstream(Wire wire, InstantSource clock, Repetition repetition) {
    this.wire = wire;
    this.clock = clock;
    this.repetition = repetition;
  }

  /** The answer's JSON; throws {@link UpstreamException} where there is none by the deadline. */
  Json send(UpstreamRequest request, BackendCall call, Instant deadline) {
    for (int repeats = 0; ; repeats++) {
      try {
        return sendOnce(request, call, deadline);
      } catch (UpstreamException e) {
        if (repeats >= repetition.repeatsMax() || !e.repeat().allows(request)) {
          throw e;
        }
        pause(repeats, deadline, e);
      }
    }
  }

  private Json sendOnce(UpstreamRequest request, BackendCall call, Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.compareTo(LEAST_TIME) < 0) {
      throw new UpstreamException(ToolFailure.TIMEOUT, FailureWords.TIMEOUT);
    }
    Map<String, String> headers =
        Headers.of(
            call.caller().token(),
            call.caller().profile(),
            call.traceparent(),
            request.idempotencyKey());
    Answer answer = wire.exchange(request, headers, left);
    if (!answer.isSuccess()) {
      throw FailureWords.ofStatus(answer.status());
    }
    return json(answer);
  }

  private static Json json(Answer answer) {
    if (answer.isEmpty()) {
      return JsonNull.NULL;
    }
    try {
      return Json.parse(answer.body(), DEPTH_MAX, JsonReading.LENIENT);
    } catch (JsonSyntaxException e) {
      if (e.isOverLimits()) {
        throw new UpstreamException(ToolFailure.TOO_LARGE, FailureWords.OVER_LIMITS);
      }
      if (answer.isPlainText()) {
        return Json.of(answer.body());
      }
      throw new UpstreamException(ToolFailure.NOT_JSON, FailureWords.NOT_JSON);
    }
  }

  private void pause(int repeats, Instant deadline, UpstreamException failure) {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.compareTo(LEAST_TIME) < 0) {
      throw failure;
    }
    try {
      repetition.pause(repeats, left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
    }
  }
}
