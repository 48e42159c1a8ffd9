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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clients that other front ends carry, as npm has them, against the service. */
class FrontendScenariosTest {

  private static final boolean IS_OFF = "off".equals(System.getProperty("node"));
  private static final Path PROJECT = Path.of("src/test/frontends");

  private static List<JsonObject> results = List.of();
  private static String output = "";

  @BeforeAll
  static void runThem() throws IOException, InterruptedException {
    if (IS_OFF) {
      return;
    }
    Path target = Files.createDirectories(Path.of("target", "frontends").toAbsolutePath());
    var project = NodeProject.copyOf(PROJECT.toRealPath(), target.resolve("project"));
    Path log = target.resolve("output.txt");
    Path told = target.resolve("results.ndjson");
    Files.deleteIfExists(told);
    try (var stage = new FrontendStage()) {
      Map<String, String> environment =
          Map.of("HAYSTACK_STAGE", stage.told().text(), "HAYSTACK_RESULTS", told.toString());
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
  @Tag("FE-2")
  void theOpenAiClientTakesAnAnswerWholeAndInPieces() {
    show("FE-2");
  }

  @Test
  @Tag("FE-3")
  void theOpenAiClientGoesOnInASessionWhoseHistoryIsTheServices() {
    show("FE-3");
  }

  @Test
  @Tag("FE-4")
  void theOpenAiClientLeavesNothingWithoutASession() {
    show("FE-4");
  }

  @Test
  @Tag("FE-5")
  void theOpenAiClientAsksForAnotherAnswer() {
    show("FE-5");
  }

  @Test
  @Tag("FE-6")
  void theOpenAiClientKnowsTheErrors() {
    show("FE-6");
  }

  @Test
  @Tag("FE-9")
  void theAiSdkTakesATurnWithItsToolsAndActions() {
    show("FE-9");
  }

  @Test
  @Tag("FE-10")
  void theAiSdkAsksForAnotherAnswerAndSendsNothingTwice() {
    show("FE-10");
  }

  @Test
  @Tag("FE-11")
  void theAiSdkComesBackToAnAnswerThatIsOnItsWay() {
    show("FE-11");
  }

  @Test
  @Tag("FE-12")
  void theAiSdkIsBelievedNothingThatItSaysWasSaid() {
    show("FE-12");
  }

  @Test
  @Tag("FE-13")
  void anAgUiClientTakesARunWithItsToolsAndActions() {
    show("FE-13");
  }

  @Test
  @Tag("FE-14")
  void anAgUiClientBringsThePagesState() {
    show("FE-14");
  }

  @Test
  @Tag("FE-15")
  void anAgUiClientIsBelievedNothingAndStopsByLeaving() {
    show("FE-15");
  }

  private static void show(String scenario) {
    List<JsonObject> shown =
        results.stream()
            .filter(result -> result.string("name").orElseThrow().startsWith(scenario + ":"))
            .toList();
    assertFalse(shown.isEmpty(), () -> "nothing was run:\n" + output);
    assertEquals(
        "",
        shown.stream()
            .filter(result -> result.has("error"))
            .map(result -> result.text("name").orElse("") + "\n" + result.text("error").orElse(""))
            .collect(Collectors.joining("\n\n")));
  }
}
