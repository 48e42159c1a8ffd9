package dev.haystack.kit.practice;

import static dev.haystack.kit.Examples.object;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Examples;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.tracing.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

class ScriptedToolBackendTest extends ToolBackendContract {

  private final ScriptedToolBackend backend = new ScriptedToolBackend(rules());

  private static Map<String, Function<BackendCall, ToolResult>> rules() {
    var rules = new HashMap<String, Function<BackendCall, ToolResult>>();
    for (String tool : ToolShapes.tools()) {
      rules.put(tool, _ -> new ToolResult.Success(ToolShapes.leastAnswer(tool)));
    }
    rules.put("read", _ -> new ToolResult.Success(object("{\"found\":1}")));
    rules.put("find", _ -> new ToolResult.Failure(ToolFailure.NOT_FOUND, "There is none."));
    rules.put("write", call -> new ToolResult.Success(object("{\"n\":" + call.hashCode() + "}")));
    return rules;
  }

  @Override
  protected ToolBackend backend() {
    return backend;
  }

  @Override
  protected BackendCall readThatSucceeds() {
    return call("read");
  }

  @Override
  protected BackendCall readOfNothing() {
    return call("find");
  }

  @Override
  protected BackendCall writeThatSucceeds() {
    return call("write");
  }

  @Override
  protected BackendCall callThatSucceeds(String tool) {
    return call(tool);
  }

  private static BackendCall call(String tool) {
    return new BackendCall(
        tool,
        JsonObject.EMPTY,
        CallerLease.of(Examples.violation("v").caller()),
        "key-" + tool,
        "UTC",
        Span.OFF);
  }
}
