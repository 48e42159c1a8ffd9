package dev.haystack.webclient;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client library's own tests, all run once; each scenario is those that begin with its id. */
class ClientScenariosTest {

  private static final Path PROJECT = Path.of("../../adapters-inbound/clients/typescript");

  private static NodeTests tests = NodeTests.none();

  @BeforeAll
  static void runThem() throws IOException, InterruptedException {
    if (NodeTests.IS_OFF) {
      return;
    }
    String docs = Path.of("../../docs").toRealPath().toString();
    try (var stage = new ClientStage()) {
      tests =
          NodeTests.run(
              PROJECT,
              "webclient",
              Map.of("HAYSTACK_STAGE", stage.told().text(), "HAYSTACK_DOCS", docs));
    }
  }

  @BeforeEach
  void unlessTheyAreSwitchedOff() {
    assumeFalse(NodeTests.IS_OFF, "switched off by -Dnode=off");
  }

  @Test
  @Tag("CL-1")
  void aTurnIsToldInOrder() {
    tests.show("CL-1");
  }

  @Test
  @Tag("CL-2")
  void aConnectionCutAtAnyEventGoesOnWhereItWas() {
    tests.show("CL-2");
  }

  @Test
  @Tag("CL-3")
  void aMessageIsAnsweredOnceHoweverOftenItIsSent() {
    tests.show("CL-3");
  }

  @Test
  @Tag("CL-4")
  void aTokenIsBroughtInTimeAndWhenItIsAskedFor() {
    tests.show("CL-4");
  }

  @Test
  @Tag("CL-5")
  void aTurnIsStopped() {
    tests.show("CL-5");
  }

  @Test
  @Tag("CL-6")
  void whenANodeGoesAwayTheTurnGoesOnAtAnother() {
    tests.show("CL-6");
  }

  @Test
  @Tag("CL-7")
  void eachCloseCodeIsHeeded() {
    tests.show("CL-7");
  }

  @Test
  @Tag("CL-8")
  void thePagesStateIsToldInOrderAndAStaleOneOnceMore() {
    tests.show("CL-8");
  }

  @Test
  @Tag("CL-9")
  void aDocumentIsToldAsItIsWritten() {
    tests.show("CL-9");
  }

  @Test
  @Tag("CL-10")
  void itsTypesAreTheContractsAndItsExamplesAndPackageWork() {
    tests.show("CL-10");
  }

  @Test
  @Tag("CL-11")
  void whereNoWebSocketGetsThroughTheSameIsHeardAndSaid() {
    tests.show("CL-11");
  }

  @Test
  void whatNeedsNoServiceHoldsToo() {
    tests.show(NodeTests.UNIT);
  }
}
