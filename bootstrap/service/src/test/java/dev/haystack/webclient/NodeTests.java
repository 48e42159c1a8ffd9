package dev.haystack.webclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests of a Node project, all run once; each scenario is those that begin with its id.
 *
 * @param results of each test its name, and its error if it failed
 */
record NodeTests(List<JsonObject> results, String output) {

  static final boolean IS_OFF = "off".equals(System.getProperty("node"));

  /** Tests that show no scenario. */
  static final String UNIT = "";

  private static final Pattern SCENARIO = Pattern.compile("[A-Z]+-\\d");

  NodeTests {
    results = List.copyOf(results);
  }

  /** None were run. */
  static NodeTests none() {
    return new NodeTests(List.of(), "");
  }

  /** Runs them in the build's folder of that name. */
  static NodeTests run(Path project, String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path target = Files.createDirectories(Path.of("target", name).toAbsolutePath());
    var copy = NodeProject.copyOf(project.toRealPath(), target.resolve("project"));
    Path log = target.resolve("output.txt");
    Path told = target.resolve("results.ndjson");
    Files.deleteIfExists(told);
    var all = new HashMap<>(environment);
    all.put("HAYSTACK_RESULTS", told.toString());
    int _ = copy.run(all, log, "test/kit/all.js");
    List<String> lines = Files.exists(told) ? Files.readAllLines(told) : List.of();
    return new NodeTests(
        lines.stream().map(line -> (JsonObject) Json.parse(line)).toList(), Files.readString(log));
  }

  /** Fails unless there are tests of the scenario, and none of them failed. */
  void show(String scenario) {
    List<JsonObject> shown =
        results.stream().filter(result -> scenario(name(result)).equals(scenario)).toList();
    assertFalse(shown.isEmpty(), () -> "nothing was run:\n" + output);
    assertEquals("", String.join("\n\n", shown.stream().flatMap(NodeTests::failure).toList()));
  }

  private static String scenario(String name) {
    return SCENARIO.matcher(name).lookingAt() ? name.substring(0, name.indexOf(':')) : UNIT;
  }

  private static String name(JsonObject result) {
    return result.string("name").orElseThrow();
  }

  private static Stream<String> failure(JsonObject result) {
    return result.string("error").stream().map(error -> name(result) + "\n" + error);
  }
}
