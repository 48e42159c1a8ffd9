package dev.haystack.kit.practice;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A practice that answers each tool by a rule, each key once, and remembers its calls. */
public final class ScriptedToolBackend implements ToolBackend {

  private final Map<String, Function<BackendCall, ToolResult>> rules;
  private final Map<String, ToolResult> answered = new ConcurrentHashMap<>();
  private final List<BackendCall> received = new CopyOnWriteArrayList<>();

  /** With a rule for each tool that it knows. */
  public ScriptedToolBackend(Map<String, Function<BackendCall, ToolResult>> rules) {
    this.rules = Map.copyOf(rules);
  }

  /** What it was asked, in that order. */
  public List<BackendCall> received() {
    return List.copyOf(received);
  }

  @Override
  public ToolResult call(BackendCall call) {
    received.add(call);
    if (Thread.currentThread().isInterrupted()) {
      return new ToolResult.Failure(ToolFailure.CANCELLED, "The call was cancelled.");
    }
    return answered.computeIfAbsent(
        call.tool() + " " + call.idempotencyKey(),
        _ -> rules.getOrDefault(call.tool(), ScriptedToolBackend::unknown).apply(call));
  }

  private static ToolResult unknown(BackendCall call) {
    return new ToolResult.Failure(ToolFailure.UNKNOWN_TOOL, "There is no tool " + call.tool());
  }
}
