package dev.haystack.application.tool;

import dev.haystack.application.policy.Review;
import dev.haystack.application.result.LongResults;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A caller, a page and a backend that answers one thing and remembers its calls. */
final class Calls implements ToolBackend {

  static final CallerLease CALLER =
      CallerLease.of(
          new Principal(
              new UserId("issuer", "subject"), new ProfileId("profile"), new AccessToken("token")));
  static final LongResults RESULTS = new LongResults(60_000);
  static final Span SPAN =
      Tracing.OFF.from(
          TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

  final List<BackendCall> received = new ArrayList<>();
  private final ToolResult answer;
  private int lastId;

  Calls(ToolResult answer) {
    this.answer = answer;
  }

  static Calls answering(String json) {
    return new Calls(new ToolResult.Success(Json.parse(json)));
  }

  @Override
  public ToolResult call(BackendCall call) {
    received.add(call);
    return answer;
  }

  ToolResult run(String tool, String arguments, ToolContext context) {
    return new RunTool(this, _ -> new Review.Granted(true), RESULTS, () -> "id-" + ++lastId)
        .run(tool(tool), object(arguments), context);
  }

  /** The value of a call that no backend answers. */
  static JsonObject answer(String tool, String arguments, ToolContext context) {
    return value(answering("{}").run(tool, arguments, context));
  }

  static JsonObject value(ToolResult result) {
    if (result instanceof ToolResult.Success(JsonObject value)) {
      return value;
    }
    throw new AssertionError("no answer: " + result);
  }

  static ToolSpecification tool(String name) {
    return ToolCatalogue.load().find(name).orElseThrow();
  }

  static JsonObject object(String json) {
    return (JsonObject) Json.parse(json);
  }

  static ToolContext page(String json) {
    return new ToolContext(CALLER, object(json), true, SPAN, Stream::empty);
  }

  static ToolContext unknownPage() {
    return new ToolContext(CALLER, JsonObject.EMPTY, false, SPAN, Stream::empty);
  }
}
