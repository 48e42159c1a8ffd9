package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;

/** Calls and backends that the tests work with. */
final class Calls {

  static final String CLIENT = "c11e0001-0000-4000-8000-000000000001";
  static final String KEY = "6d1f6f3a-0000-4000-8000-00000000000a";
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  static final Span SPAN = Tracing.OFF.from(TraceContext.parse(TRACE));

  /** Stands in bodies of failures and must be in no result. */
  static final String SECRET = "upstream secret";

  static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

  /** One for all tests, as one serves the whole service; its connections end with the test run. */
  static final HttpTransport TRANSPORT = new HttpTransport(TransportLimits.defaults());

  private Calls() {}

  static BackendCall call(String tool, String arguments) {
    return call(tool, arguments, "profile-1");
  }

  static BackendCall call(String tool, String arguments, String profile) {
    var caller =
        new Principal(
            new UserId("issuer", "user-1"), new ProfileId(profile), new AccessToken("token-1"));
    return new BackendCall(
        tool, object(arguments), CallerLease.of(caller), KEY, "Australia/Perth", SPAN);
  }

  static BackendCall clientSummary() {
    return call("get_client_summary", "{\"client_id\":\"" + CLIENT + "\"}");
  }

  static BackendCall report() {
    return call(
        "generate_report",
        "{\"report_type\":\"session_summary\",\"client_id\":\"" + CLIENT + "\"}");
  }

  static BackendCall withToken(BackendCall call, AccessToken token) {
    var caller = new Principal(call.caller().user(), call.caller().profile(), token);
    return new BackendCall(
        call.tool(),
        call.arguments(),
        CallerLease.of(caller),
        call.idempotencyKey(),
        call.timezone(),
        call.span());
  }

  static NestJsToolBackend backend(URI apiUrl) {
    return backend(NestJsSettings.of(apiUrl));
  }

  static NestJsToolBackend backend(NestJsSettings settings) {
    return new NestJsToolBackend(settings, TRANSPORT, NOON, new Random(1));
  }

  /** Makes the call that an expectation describes. */
  static ToolResult made(PracticeServer practice, JsonObject expected, String profile) {
    String tool = expected.string("tool").orElseThrow();
    String arguments = expected.object("arguments").orElseThrow().text();
    return backend(practice.uri("/api/v1")).call(call(tool, arguments, profile));
  }

  static JsonObject object(String json) {
    return (JsonObject) Json.parse(json);
  }

  static Json value(ToolResult result) {
    return switch (result) {
      case ToolResult.Success(var value) -> value;
      case ToolResult.Failure failure -> throw new AssertionError(failure);
    };
  }

  static ToolResult.Failure failure(ToolResult result) {
    return switch (result) {
      case ToolResult.Success success -> throw new AssertionError(success);
      case ToolResult.Failure failure -> failure;
    };
  }

  static Json resource(String name) {
    try (var stream = Objects.requireNonNull(Calls.class.getResourceAsStream(name), name)) {
      return Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
