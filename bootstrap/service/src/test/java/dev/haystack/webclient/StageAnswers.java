package dev.haystack.webclient;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.LastQuestion;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model that does what the user's words ask of it, and waits where they say so. */
final class StageAnswers {

  private static final String CLIENT =
      "{\"client_name\":\"John\",\"client_id\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"}";

  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  /** Lets the answers to {@code hold NAME} go on. */
  void release(String name) {
    latch(name).countDown();
  }

  ModelScript to(JsonObject request) {
    List<JsonObject> messages = request.array("messages").orElseThrow().objects().toList();
    String[] words = LastQuestion.in(request).toLowerCase(Locale.ROOT).split(" ", -1);
    boolean hasCalled = messages.getLast().string("role").orElse("").equals("tool");
    return switch (words[0]) {
      case "say" -> ModelScript.says(numbers(Integer.parseInt(words[1])));
      case "hold" ->
          ModelScript.stream(
              ModelStep.text("started"),
              new ModelStep.Await(latch(words[1])),
              ModelStep.text(" done"),
              ModelStep.finish("stop"),
              ModelStep.usage(1, 1));
      case "break" -> ModelScript.stream(ModelStep.text("half"), new ModelStep.Cut());
      case "find" -> hasCalled ? told() : call("search_clients", "{\"query\":\"John\"}");
      case "select" -> hasCalled ? told() : call("set_client_selection", CLIENT);
      default -> ModelScript.says("# Note\n", "## Sleep\n", "Better.");
    };
  }

  private static String[] numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> number + " ").toArray(String[]::new);
  }

  private static ModelScript told() {
    return ModelScript.says("That ", "is ", "it.");
  }

  /** Some words, and then a call. */
  private static ModelScript call(String name, String arguments) {
    ModelScript call = ModelScript.calls(name, arguments);
    return new ModelScript(
        200,
        Map.of(),
        Stream.concat(Stream.of(ModelStep.text("Wait. ")), call.steps().stream()).toList());
  }

  private CountDownLatch latch(String name) {
    return held.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }
}
