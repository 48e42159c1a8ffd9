package dev.haystack.kit.practice;

import static dev.haystack.kit.Examples.object;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Examples;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.Map;

class ScriptedToolBackendTest extends ToolBackendContract {

  private final ScriptedToolBackend backend =
      new ScriptedToolBackend(
          Map.of(
              "read", _ -> new ToolResult.Success(object("{\"found\":1}")),
              "find", _ -> new ToolResult.Failure(ToolFailure.NOT_FOUND, "There is none."),
              "write", call -> new ToolResult.Success(object("{\"n\":" + call.hashCode() + "}"))));

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

  private static BackendCall call(String tool) {
    return new BackendCall(
        tool, JsonObject.EMPTY, Examples.violation("v").caller(), "key-" + tool, "UTC", "");
  }
}
