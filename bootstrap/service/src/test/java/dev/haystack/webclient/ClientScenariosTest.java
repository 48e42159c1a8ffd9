package dev.haystack.webclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client library's own tests, all run once; each scenario is those that begin with its id. */
class ClientScenariosTest {

  private static final boolean IS_OFF = "off".equals(System.getProperty("node"));
  private static final Path PROJECT = Path.of("../../adapters-inbound/clients/typescript");

  private static final String UNIT = "";

  private static List<JsonObject> results = List.of();
  private static String output = "";

  @BeforeAll
  static void runThem() throws IOException, InterruptedException {
    if (IS_OFF) {
      return;
    }
    Path target = Files.createDirectories(Path.of("target", "webclient").toAbsolutePath());
    var project = NodeProject.copyOf(PROJECT.toRealPath(), target.resolve("project"));
    Path log = target.resolve("output.txt");
    Path told = target.resolve("results.ndjson");
    Files.deleteIfExists(told);
    try (var stage = new ClientStage()) {
      Map<String, String> environment =
          Map.of(
              "HAYSTACK_STAGE", stage.told().text(),
              "HAYSTACK_RESULTS", told.toString(),
              "HAYSTACK_DOCS", Path.of("../../docs").toRealPath().toString());
      int _ = project.run(environment, log, "test/kit/all.js");
    }
    output = Files.readString(log);
    if (Files.exists(told)) {
      results = Files.readAllLines(told).stream().map(l -> (JsonObject) Json.parse(l)).toList();
    }
  }

  @BeforeEach
  void unlessTheyAreSwitchedOff() {
    assumeFalse(IS_OFF, "switched off by -Dnode=off");
  }

  @Test
  @Tag("CL-1")
  void aTurnIsToldInOrder() {
    show("CL-1");
  }

  @Test
  @Tag("CL-2")
  void aConnectionCutAtAnyEventGoesOnWhereItWas() {
    show("CL-2");
  }

  @Test
  @Tag("CL-3")
  void aMessageIsAnsweredOnceHoweverOftenItIsSent() {
    show("CL-3");
  }

  @Test
  @Tag("CL-4")
  void aTokenIsBroughtInTimeAndWhenItIsAskedFor() {
    show("CL-4");
  }

  @Test
  @Tag("CL-5")
  void aTurnIsStopped() {
    show("CL-5");
  }

  @Test
  @Tag("CL-6")
  void whenANodeGoesAwayTheTurnGoesOnAtAnother() {
    show("CL-6");
  }

  @Test
  @Tag("CL-7")
  void eachCloseCodeIsHeeded() {
    show("CL-7");
  }

  @Test
  @Tag("CL-8")
  void thePagesStateIsToldInOrderAndAStaleOneOnceMore() {
    show("CL-8");
  }

  @Test
  @Tag("CL-9")
  void aDocumentIsToldAsItIsWritten() {
    show("CL-9");
  }

  @Test
  @Tag("CL-10")
  void itsTypesAreTheContractsAndItsExamplesAndPackageWork() {
    show("CL-10");
  }

  @Test
  void whatNeedsNoServiceHoldsToo() {
    show(UNIT);
  }

  private static void show(String scenario) {
    List<JsonObject> shown =
        results.stream().filter(result -> scenario(result).equals(scenario)).toList();
    assertFalse(shown.isEmpty(), () -> "nothing was run:\n" + output);
    String failures =
        String.join("\n\n", shown.stream().flatMap(ClientScenariosTest::failure).toList());
    assertEquals("", failures);
  }

  private static String scenario(JsonObject result) {
    String name = result.string("name").orElseThrow();
    return name.startsWith("CL-") ? name.substring(0, name.indexOf(':')) : UNIT;
  }

  private static Stream<String> failure(JsonObject result) {
    return result.string("error").stream()
        .map(error -> result.string("name").orElse("") + "\n" + error);
  }
}
