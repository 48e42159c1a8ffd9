package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import java.net.URI;
import java.time.Duration;

/** Sends requests in a caller's name, again where that is safe, and reads the answers as JSON. */
final class Upstream {

  private static final int UNAUTHORIZED = 401;
  private static final int DEPTH_MAX = 64;
  private static final Duration LEAST_TIME = Duration.ofMillis(10);

  private final JsonCalls wire;
  private final Repetition repetition;

  Upstream(JsonCalls wire, Repetition repetition) {
    this.wire = wire;
    this.repetition = repetition;
  }

  /** The answer's JSON; throws {@link UpstreamException} where there is none by the deadline. */
  Json send(UpstreamRequest request, BackendCall call, ToolTime time) {
    for (int repeats = 0; ; repeats++) {
      try {
        return sendOnce(request, call, time, repeats);
      } catch (UpstreamException e) {
        if (repeats >= repetition.repeatsMax() || !e.repeat().allows(request)) {
          throw e;
        }
        pause(repeats, time, e);
      }
    }
  }

  private Json sendOnce(UpstreamRequest request, BackendCall call, ToolTime time, int repeats) {
    Principal caller = caller(call, time);
    Duration left = time.left();
    if (left.compareTo(LEAST_TIME) < 0) {
      throw new UpstreamException(ToolFailure.TIMEOUT, FailureWords.TIMEOUT);
    }
    UpstreamAnswer answer = asked(request, call.span(), caller, left, repeats);
    if (answer.status() == UNAUTHORIZED) {
      call.caller().refused(caller);
    }
    if (!answer.isSuccess()) {
      throw FailureWords.ofStatus(answer.status());
    }
    return json(answer);
  }

  private UpstreamAnswer asked(
      UpstreamRequest request, Span call, Principal caller, Duration left, int repeats) {
    Span span = call.begin(Operation.asked(request.method()));
    try {
      if (span.isKept()) {
        tell(span, request, repeats);
      }
      UpstreamAnswer answer =
          wire.exchange(
              request,
              Headers.of(
                  caller.token(),
                  caller.profile(),
                  span.context().traceparent(),
                  request.idempotencyKey()),
              left);
      span.tell(Attribute.status(answer.status()));
      if (!answer.isSuccess()) {
        span.fail(Integer.toString(answer.status()));
      }
      return answer;
    } catch (UpstreamException e) {
      span.fail(e.reason().code());
      throw e;
    } finally {
      span.end();
    }
  }

  private void tell(Span span, UpstreamRequest request, int repeats) {
    var server = URI.create(wire.address().text());
    span.tell(
        Attribute.method(request.method()),
        Attribute.route(request.pattern()),
        Attribute.serverAddress(server),
        Attribute.serverPort(server));
    if (repeats > 0) {
      span.tell(Attribute.resendCount(repeats));
    }
  }

  /** Who is calling now; how long that takes to find out is not the tool's time. */
  private static Principal caller(BackendCall call, ToolTime time) {
    time.stop();
    try {
      return call.caller().current();
    } catch (CredentialEnded e) {
      throw FailureWords.ofEnded(e.code());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
    } finally {
      time.goOn();
    }
  }

  private static Json json(UpstreamAnswer answer) {
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

  private void pause(int repeats, ToolTime time, UpstreamException failure) {
    Duration left = time.left();
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
