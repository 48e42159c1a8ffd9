package dev.haystack.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the scripted model answers to one request. */
public record ModelScript(int status, Map<String, String> headers, List<ModelStep> steps) {

  public ModelScript {
    headers = Map.copyOf(headers);
    steps = List.copyOf(steps);
  }

  /** A stream of these steps and nothing else. */
  public static ModelScript stream(ModelStep... steps) {
    return new ModelScript(200, Map.of(), List.of(steps));
  }

  /** An answer in these pieces. */
  public static ModelScript says(String... pieces) {
    List<ModelStep> steps = new ArrayList<>(Stream.of(pieces).map(ModelStep::text).toList());
    steps.add(ModelStep.finish("stop"));
    steps.add(ModelStep.usage(10, pieces.length));
    return new ModelScript(200, Map.of(), steps);
  }

  /** One tool call. */
  public static ModelScript calls(String name, String arguments) {
    return calls(ModelStep.call(0, "call-" + name, name, arguments));
  }

  /** Several tool calls in one round. */
  public static ModelScript calls(ModelStep... calls) {
    List<ModelStep> steps = new ArrayList<>(List.of(calls));
    steps.add(ModelStep.finish("tool_calls"));
    return new ModelScript(200, Map.of(), steps);
  }

  /** A refusal by status. */
  public static ModelScript fails(int status, String body, Map<String, String> headers) {
    return new ModelScript(status, headers, List.of(new ModelStep.Raw(body)));
  }
}
