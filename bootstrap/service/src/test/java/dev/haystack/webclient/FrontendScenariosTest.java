package dev.haystack.webclient;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clients that other front ends carry, as npm has them, against the service. */
class FrontendScenariosTest {

  private static final Path PROJECT = Path.of("src/test/frontends");

  private static NodeTests tests = NodeTests.none();

  @BeforeAll
  static void runThem() throws IOException, InterruptedException {
    if (NodeTests.IS_OFF) {
      return;
    }
    try (var stage = new FrontendStage()) {
      Map<String, String> environment =
          Map.of(
              "HAYSTACK_STAGE",
              stage.told().text(),
              "HAYSTACK_DOCS",
              Path.of("../../docs").toRealPath().toString());
      tests = NodeTests.run(PROJECT, "frontends", environment);
    }
  }

  @BeforeEach
  void unlessTheyAreSwitchedOff() {
    assumeFalse(NodeTests.IS_OFF, "switched off by -Dnode=off");
  }

  @Test
  @Tag("FE-2")
  void theOpenAiClientTakesAnAnswerWholeAndInPieces() {
    tests.show("FE-2");
  }

  @Test
  @Tag("FE-3")
  void theOpenAiClientGoesOnInASessionWhoseHistoryIsTheServices() {
    tests.show("FE-3");
  }

  @Test
  @Tag("FE-4")
  void theOpenAiClientLeavesNothingWithoutASession() {
    tests.show("FE-4");
  }

  @Test
  @Tag("FE-5")
  void theOpenAiClientAsksForAnotherAnswer() {
    tests.show("FE-5");
  }

  @Test
  @Tag("FE-6")
  void theOpenAiClientKnowsTheErrors() {
    tests.show("FE-6");
  }

  @Test
  @Tag("FE-7")
  void whoLeavesTheOpenAiClientsAnswerStopsIt() {
    tests.show("FE-7");
  }

  @Test
  @Tag("FE-8")
  void aTurnOfEachClientIsStoppedFromAnywhere() {
    tests.show("FE-8");
  }

  @Test
  @Tag("FE-9")
  void theAiSdkTakesATurnWithItsToolsAndActions() {
    tests.show("FE-9");
  }

  @Test
  @Tag("FE-10")
  void theAiSdkAsksForAnotherAnswerAndSendsNothingTwice() {
    tests.show("FE-10");
  }

  @Test
  @Tag("FE-11")
  void theAiSdkComesBackToAnAnswerThatIsOnItsWay() {
    tests.show("FE-11");
  }

  @Test
  @Tag("FE-12")
  void theAiSdkIsBelievedNothingThatItSaysWasSaid() {
    tests.show("FE-12");
  }

  @Test
  @Tag("FE-13")
  void anAgUiClientTakesARunWithItsToolsAndActions() {
    tests.show("FE-13");
  }

  @Test
  @Tag("FE-14")
  void anAgUiClientBringsThePagesState() {
    tests.show("FE-14");
  }

  @Test
  @Tag("FE-15")
  void anAgUiClientIsBelievedNothingAndStopsByLeaving() {
    tests.show("FE-15");
  }

  @Test
  @Tag("FE-17")
  void anAgUiClientIsToldWhatBecomesOfItsPageMeanwhile() {
    tests.show("FE-17");
  }

  @Test
  @Tag("FE-18")
  void whatToolsToldIsShownOnlyWhereTheServiceIsToldTo() {
    tests.show("FE-18");
  }

  @Test
  @Tag("FE-19")
  void whatTheGuideShowsRuns() {
    tests.show("FE-19");
  }

  @Test
  @Tag("FE-21")
  void anAgUiPageThatWasLoadedAnewHasWhatWasSaidAndTheAnswerThatIsOnItsWay() {
    tests.show("FE-21");
  }

  @Test
  @Tag("FE-22")
  void anAgUiClientAsksItsUserWhetherAToolMayWrite() {
    tests.show("FE-22");
  }
}
