package dev.haystack.console;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The service whose console is looked at, over a scripted model and practice. */
final class ConsoleStage implements AutoCloseable {

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RunningService service = start(Map.of());

  /** Another service over the same model and practice. */
  RunningService start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("CONSOLE", "inspect");
    // each delta is an event of its own, but in a replay
    all.put("JOIN_TEXT_BYTES_MAX", "0");
    // without it nobody reports what an anonymous caller's template asks for
    all.put("VIOLATION_TOKEN", "service");
    all.putAll(settings);
    return RunningService.start(model, practice, all);
  }

  void reset() {
    model.reset();
    practice.reset();
  }

  LoopbackModel model() {
    return model;
  }

  LoopbackPractice practice() {
    return practice;
  }

  RunningService service() {
    return service;
  }

  /** What the model answers, by the number of tools that have answered it in this turn. */
  void answers(ModelScript... byRound) {
    model.always(request -> byRound[Math.min(answered(request), byRound.length - 1)]);
  }

  void answers(Function<JsonObject, ModelScript> rule) {
    model.always(rule);
  }

  private static int answered(JsonObject request) {
    List<JsonObject> messages = request.array("messages").orElseThrow().objects().toList();
    int tools = 0;
    for (JsonObject message : messages) {
      String role = message.string("role").orElse("");
      tools = role.equals("user") ? 0 : role.equals("tool") ? tools + 1 : tools;
    }
    return tools;
  }

  /** Where the console is. */
  URI address() {
    return address(service);
  }

  static URI address(RunningService service) {
    return URI.create("http://127.0.0.1:" + service.socket("s").getPort() + "/");
  }

  @Override
  public void close() {
    service.close();
    model.close();
    practice.close();
  }
}
