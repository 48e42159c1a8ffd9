package dev.haystack.scenarios;

import dev.haystack.testkit.Vendor;
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

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-1")
  @Tag("PL-3")
  void fifteenToolsInSequence(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::fifteenToolsInSequenceUseTheClientThatTheFirstOneFound);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-2")
  void endlessCallsAreEnded(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::aModelThatAlwaysCallsToolsIsEndedAndTheUserGetsAnAnswer);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-3")
  void identicalCallsReachTheBackendOnce(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::identicalCallsOfARoundReachTheBackendOnceAndAreAllAnswered);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-4")
  void aFailingToolDoesNotEndTheChain(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::aToolThatFailsDoesNotEndTheChain);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-5")
  void noMadeUpProfileIsSent(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::aClientsMadeUpProfileIsNeverSent);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-7")
  void callsRunSideBySideAndAreAnsweredInOrder(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolChainScenariosTest::new,
        ToolChainScenariosTest::callsOfARoundRunSideBySideAndAreAnsweredInTheirOrder);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("TC-8")
  void theModelIsToldWhatIsWrong(Vendor vendor) throws Exception {
    play(
        vendor,
        ToolTroubleScenariosTest::new,
        ToolTroubleScenariosTest::theModelIsToldPreciselyWhatIsWrongWithItsCalls);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
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

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("PL-2")
  void aResultGoesBackToTheModel(Vendor vendor) throws Exception {
    play(
        vendor,
        PipelineScenariosTest::new,
        PipelineScenariosTest::aToolCallGoesToTheToolAndItsResultBackToTheModel);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-1")
  void aStalledModelIsGivenUp(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aModelThatStallsIsGivenUpAndThePartIsKept);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-1")
  void aSilentModelIsGivenUp(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aModelThatGivesNoFirstByteIsGivenUp);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-2")
  void aBusyModelIsAskedAgain(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        scenario -> scenario.aModelThatIsBusyIsAskedAgain("0"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-2")
  void anExhaustedQuotaIsTold(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::anExhaustedQuotaIsNeverRetried);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-3")
  void aServerErrorIsRetriedBeforeTheFirstToken(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aServerErrorIsRetriedBeforeTheFirstTokenAndNeverAfter);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-4")
  void anAnswerWithoutAnEndIsNone(Vendor vendor) throws Exception {
    play(
        vendor,
        ModelErrorScenariosTest::new,
        ModelErrorScenariosTest::aStreamWithoutAFinishReasonIsAnErrorAndNoAnswer);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-5")
  void aFilterIsTold(Vendor vendor) throws Exception {
    play(vendor, ModelErrorScenariosTest::new, ModelErrorScenariosTest::aContentFilterIsTold);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("ER-9")
  void aStreamIsSplitAtEveryByte(Vendor vendor) throws Exception {
    play(
        vendor,
        StreamSplitScenariosTest::new,
        StreamSplitScenariosTest::aStreamSplitAtEveryByteGivesTheSameEvents);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-1")
  void aDocumentNamesWhatWasAsked(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::aDocumentHasContentTimeAndWhatTheRequestNamed);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-2")
  void anEmptyTranscriptIsWrittenFrom(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::anEmptyTranscriptIsWrittenFromToo);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-3")
  void aPlaceIsFilledWhileTheDocumentStreams(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::aPlaceThatTheModelLeavesIsFilledWhileItStreams);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-4")
  void aModificationKeepsTheRest(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::aModificationEditsTheGivenTextAndKeepsTheRest);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-5")
  void instructionsReachThePrompt(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::instructionsReachThePromptAsDataOfTheUser);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-6")
  void documentsNeverMixTheirClients(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentScenariosTest::new,
        DocumentScenariosTest::twentyDocumentsAtOnceNeverMixTheirClients);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("DG-7")
  void eachFailureIsAClearProblem(Vendor vendor) throws Exception {
    play(
        vendor,
        DocumentProblemScenariosTest::new,
        DocumentProblemScenariosTest::eachFailureOfTheModelIsAClearProblem);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("PV-1")
  void whatIsNotPlainTheModelJudges(Vendor vendor) throws Exception {
    play(
        vendor,
        PolicyScenariosTest::new,
        PolicyScenariosTest::whatIsNotPlainTheModelJudgesFromTheTemplateAlone);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("PV-6")
  void noBadJudgementLetsADocumentThrough(Vendor vendor) throws Exception {
    play(
        vendor,
        PolicyScenariosTest::new,
        PolicyScenariosTest::noMalformedJudgementLetsADocumentThrough);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"ANTHROPIC", "GEMINI"})
  @Tag("SM-1")
  void aSummaryHasItsCounts(Vendor vendor) throws Exception {
    play(
        vendor,
        SummaryScenariosTest::new,
        SummaryScenariosTest::aSummaryComesWithItsCountsWordsAndReadingTime);
  }
}
