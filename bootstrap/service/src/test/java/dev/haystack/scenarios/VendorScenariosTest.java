package dev.haystack.scenarios;

import dev.haystack.testkit.Vendor;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One run of each scenario in which a model counts, on the wires of the vendors that the others do
 * not speak; a vendor's share a service.
 */
class VendorScenariosTest {

  private static final Map<Vendor, House> HOUSES = new EnumMap<>(Vendor.class);

  /** On the wires that the other scenarios do not speak. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @interface OnEachOtherWire {}

  /** What is played of a scenario's test. */
  @FunctionalInterface
  interface Part<S> {

    void play(S scenario) throws Exception;
  }

  private static <S extends Scenario> void play(Vendor vendor, Supplier<S> scenario, Part<S> part)
      throws Exception {
    play(HOUSES.computeIfAbsent(vendor, House::new), scenario, part);
  }

  private static <S extends Scenario> void play(House house, Supplier<S> scenario, Part<S> part)
      throws Exception {
    house.play(
        () -> {
          S played = scenario.get();
          try {
            part.play(played);
          } finally {
            played.closeEverything();
          }
          return null;
        });
  }

  @AfterAll
  static void close() {
    HOUSES.values().forEach(House::close);
    HOUSES.clear();
  }

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

  @OnEachOtherWire
  @Tag("DG-1")
  void aDocumentNamesWhatWasAsked(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::aDocumentHasContentTimeAndWhatTheRequestNamed);
  }

  @OnEachOtherWire
  @Tag("DG-2")
  void anEmptyTranscriptIsWrittenFrom(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::anEmptyTranscriptIsWrittenFromToo);
  }

  @OnEachOtherWire
  @Tag("DG-3")
  void aPlaceIsFilledWhileTheDocumentStreams(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::aPlaceThatTheModelLeavesIsFilledWhileItStreams);
  }

  @OnEachOtherWire
  @Tag("DG-4")
  void aModificationKeepsTheRest(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::aModificationEditsTheGivenTextAndKeepsTheRest);
  }

  @OnEachOtherWire
  @Tag("DG-5")
  void instructionsReachThePrompt(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::instructionsReachThePromptAsDataOfTheUser);
  }

  @OnEachOtherWire
  @Tag("DG-6")
  void documentsNeverMixTheirClients(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::twentyDocumentsAtOnceNeverMixTheirClients);
  }

  @OnEachOtherWire
  @Tag("DG-7")
  void eachFailureIsAClearProblem(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentProblemScenariosTest::new,
        DocumentProblemScenariosTest::eachFailureOfTheModelIsAClearProblem);
  }

  @OnEachOtherWire
  @Tag("PV-1")
  void whatIsNotPlainTheModelJudges(Vendor vendor) throws Exception {
    play(
        vendor,
        PolicyScenariosTest::new,
        PolicyScenariosTest::whatIsNotPlainTheModelJudgesFromTheTemplateAlone);
  }

  @OnEachOtherWire
  @Tag("PV-6")
  void noBadJudgementLetsADocumentThrough(Vendor vendor) throws Exception {
    play(
        vendor,
        PolicyScenariosTest::new,
        PolicyScenariosTest::noMalformedJudgementLetsADocumentThrough);
  }

  @OnEachOtherWire
  @Tag("SM-1")
  void aSummaryHasItsCounts(Vendor vendor) throws Exception {
    play(
        vendor,
        SummaryScenariosTest::new,
        SummaryScenariosTest::aSummaryComesWithItsCountsWordsAndReadingTime);
  }
}
