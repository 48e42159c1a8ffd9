package dev.haystack.scenarios;

import dev.haystack.testkit.Vendor;
import org.junit.jupiter.api.Tag;

class VendorDocumentScenariosTest extends VendorScenarios {

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
