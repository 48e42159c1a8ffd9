package dev.haystack.scenarios;

import dev.haystack.testkit.Vendor;
import org.junit.jupiter.api.Tag;

class VendorScenariosTest extends VendorScenarios {

  @OnEachOtherWire
  @Tag("TC-1")
  @Tag("PL-3")
  void fifteenToolsInSequence(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::fifteenToolsInSequenceUseTheClientThatTheFirstOneFound);
  }

  @OnEachOtherWire
  @Tag("TC-2")
  void endlessCallsAreEnded(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::aModelThatAlwaysCallsToolsIsEndedAndTheUserGetsAnAnswer);
  }

  @OnEachOtherWire
  @Tag("TC-3")
  void identicalCallsReachTheBackendOnce(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::identicalCallsOfARoundReachTheBackendOnceAndAreAllAnswered);
  }

  @OnEachOtherWire
  @Tag("TC-4")
  void aFailingToolDoesNotEndTheChain(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::aToolThatFailsDoesNotEndTheChain);
  }

  @OnEachOtherWire
  @Tag("TC-5")
  void noMadeUpProfileIsSent(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::aClientsMadeUpProfileIsNeverSent);
  }

  @OnEachOtherWire
  @Tag("TC-7")
  void callsRunSideBySideAndAreAnsweredInOrder(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::callsOfARoundRunSideBySideAndAreAnsweredInTheirOrder);
  }

  @OnEachOtherWire
  @Tag("TC-8")
  void theModelIsToldWhatIsWrong(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolTroubleScenariosTest::new,
        ToolTroubleScenariosTest::theModelIsToldPreciselyWhatIsWrongWithItsCalls);
  }

  @OnEachOtherWire
  @Tag("TC-9")
  void eachTroubleOfThePracticeIsTold(Vendor vendor) throws Exception {
    // it closes the practice
    try (var house = new House(vendor)) {
      play(
          house,
          ToolTroubleScenariosTest::new,
          ToolTroubleScenariosTest::eachTroubleWithThePracticeHasItsOwnMessageAndTheChatGoesOn);
    }
  }

  @OnEachOtherWire
  @Tag("PL-2")
  void aResultGoesBackToTheModel(Vendor vendor) throws Exception {
    play(
        vendor,
        PipelineScenariosTest::new,
        PipelineScenariosTest::aToolCallGoesToTheToolAndItsResultBackToTheModel);
  }

  @OnEachOtherWire
  @Tag("ER-1")
  void aStalledModelIsGivenUp(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aModelThatStallsIsGivenUpAndThePartIsKept);
  }

  @OnEachOtherWire
  @Tag("ER-1")
  void aSilentModelIsGivenUp(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aModelThatGivesNoFirstByteIsGivenUp);
  }

  @OnEachOtherWire
  @Tag("ER-2")
  void aBusyModelIsAskedAgain(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        scenario -> scenario.aModelThatIsBusyIsAskedAgain("0"));
  }

  @OnEachOtherWire
  @Tag("ER-2")
  void anExhaustedQuotaIsTold(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::anExhaustedQuotaIsNeverRetried);
  }

  @OnEachOtherWire
  @Tag("ER-3")
  void aServerErrorIsRetriedBeforeTheFirstToken(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aServerErrorIsRetriedBeforeTheFirstTokenAndNeverAfter);
  }

  @OnEachOtherWire
  @Tag("ER-4")
  void anAnswerWithoutAnEndIsNone(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aStreamWithoutAFinishReasonIsAnErrorAndNoAnswer);
  }

  @OnEachOtherWire
  @Tag("ER-5")
  void aFilterIsTold(Vendor vendor) throws Exception {
    play(vendor, ModelErrorScenariosTest::new, ModelErrorScenariosTest::aContentFilterIsTold);
  }

  @OnEachOtherWire
  @Tag("ER-9")
  void aStreamIsSplitAtEveryByte(Vendor vendor) throws Exception {
    play(
        vendor,
        StreamSplitScenariosTest::new,
        StreamSplitScenariosTest::aStreamSplitAtEveryByteGivesTheSameEvents);
  }
}
