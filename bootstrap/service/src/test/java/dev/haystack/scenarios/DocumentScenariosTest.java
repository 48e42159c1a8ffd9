package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.template.DocumentPrompt;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.LastQuestion;
import dev.haystack.testkit.ModelScript;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentScenariosTest extends Scenario {

  /** Writes the template out as it was told it. */
  private static ModelScript copy(JsonObject request) {
    return ModelScript.says(DocumentAsk.block("template", request) + "\nNot discussed.");
  }

  private JsonObject write(DocumentAsk ask) {
    return service().post(DocumentAsk.PATH, ask.json().text());
  }

  private static String content(JsonObject answer) {
    return answer.string("content").orElseThrow();
  }

  private static JsonObject metadata(JsonObject answer) {
    return answer.object("metadata").orElseThrow();
  }

  @Test
  @Tag("DG-1")
  void aDocumentHasContentTimeAndWhatTheRequestNamed() {
    model.always(DocumentScenariosTest::copy);
    Instant before = Instant.now().minusSeconds(1);
    JsonObject answer = write(DocumentAsk.of(DocumentAsk.NOTE));

    assertTrue(content(answer).startsWith("# Progress Note"));
    assertTrue(Instant.parse(answer.string("generatedAt").orElseThrow()).isAfter(before));
    assertEquals(
        json(
            """
            {"templateId":"t-1","templateName":"Note","clientId":"c-1","practitionerId":"p-1",
             "wordCount":14,"processingMethod":"single_pass","partsRead":0,"policyCheck":"passed",
             "repaired":false,"complete":true,"notes":[]}
            """),
        metadata(answer));
  }

  @Test
  @Tag("DG-3")
  void theDateIsThatOfThePageAndElseThatOfThePractice() {
    // a day and more lies between them at any time
    var west = ZoneId.of("Etc/GMT+12");
    var east = ZoneId.of("Pacific/Kiritimati");
    restartWith(Map.of("TIME_ZONE", west.getId()));
    model.always(_ -> ModelScript.says("Of {{date}}."));
    JsonObject ask = DocumentAsk.of("Of {{date}}.").json();

    assertDated(west, ask);
    assertDated(west, ask.with("timezone", "Mars/Base"));
    assertDated(east, ask.with("timezone", east.getId()));
  }

  private void assertDated(ZoneId zone, JsonObject ask) {
    LocalDate before = LocalDate.now(zone);
    String written = content(service().post(DocumentAsk.PATH, ask.text()));

    List<String> days = List.of("Of " + before + ".", "Of " + LocalDate.now(zone) + ".");
    assertTrue(days.contains(written), written);
  }

  @Test
  @Tag("FC-11")
  void aPlaceThatOnlyTheClientSpokeOfLeavesTheDocumentComplete() {
    model.always(_ -> ModelScript.says("# Note\nThe form asks for {{name}}."));
    JsonObject answer =
        write(DocumentAsk.of("# Note").with(List.of("The form asks me for {{name}}.")));

    assertEquals("# Note\nThe form asks for {{name}}.", content(answer));
    assertEquals(Optional.of(true), metadata(answer).bool("complete"));
    assertEquals(1, model.requests().size());
  }

  @Test
  @Tag("DG-2")
  void anEmptyTranscriptIsWrittenFromToo() {
    model.always(DocumentScenariosTest::copy);
    JsonObject answer = write(DocumentAsk.of(DocumentAsk.NOTE).with(List.of()));

    assertTrue(content(answer).contains("Maria Garcia"));
    assertEquals(
        "(nothing was said)", DocumentAsk.block("transcript", model.requests().getFirst()));
  }

  @Test
  @Tag("DG-2")
  void aTranscriptBeyondTheWindowIsReadInPartsAndNothingIsCut() {
    restartWith(Map.of("PROMPT_TOKENS_MAX", "10000"));
    List<String> said =
        IntStream.range(0, 2250).mapToObj(i -> "fact" + i + " is what I want to tell").toList();
    model.always(
        request ->
            DocumentAsk.user(request).startsWith("This is part ")
                ? ModelScript.says(
                    "noted " + DocumentAsk.block("transcript", request).lines().count() + " lines")
                : copy(request));
    JsonObject answer = write(DocumentAsk.of(DocumentAsk.NOTE).with(said));

    List<JsonObject> requests = model.requests();
    List<String> read =
        requests.stream()
            .flatMap(request -> DocumentAsk.block("transcript", request).lines())
            .sorted()
            .toList();
    assertEquals(2250, read.size());
    assertEquals(2250, read.stream().distinct().count());
    assertTrue(requests.stream().allMatch(request -> DocumentAsk.user(request).length() < 40_000));
    assertEquals(
        requests.size() - 1,
        DocumentAsk.block("transcript_notes", requests.getLast()).lines().count());
    assertEquals("in_parts", metadata(answer).string("processingMethod").orElseThrow());
    assertEquals(requests.size() - 1, metadata(answer).integer("partsRead").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"李小龙", "محمد الفاتح", "Žofie O’Néill-Åkesson", "Анна Ахматова", "ラヴィ 👩🏽‍⚕️"})
  @Tag("DG-3")
  void placesAreFilledWithNamesInAnyScript(String name) {
    model.always(DocumentScenariosTest::copy);
    JsonObject answer =
        write(
            DocumentAsk.of(
                    "# Letter\n"
                        + "{{date}} | {{ client_name }} | [Client Name] | {{Practitioner Name}}")
                .by(name));

    String filled =
        LocalDate.now(ZoneId.systemDefault()) + " | " + name + " | " + name + " | Dr. Ana López";
    assertTrue(content(answer).contains(filled), content(answer));
    assertTrue(metadata(answer).bool("complete").orElseThrow());
  }

  @Test
  @Tag("DG-3")
  void aPlaceThatTheModelLeavesIsFilledWhileItStreams() {
    String written =
        "# Progress Note\n## Mood\n{{clientName}} is {calm}, says {{practitionerName}}.";
    model.always(_ -> ModelScript.says(written.split("(?s)(?<=\\G.{3})", -1)));
    var response =
        service()
            .tryPost(
                DocumentAsk.PATH,
                DocumentAsk.of(DocumentAsk.NOTE).json().text(),
                "Accept",
                "text/event-stream");
    List<SentEvent> events = SentEvent.all(response.body());

    String streamed =
        events.stream()
            .filter(event -> event.type().equals("text_chunk"))
            .map(event -> event.data().string("content").orElseThrow())
            .reduce("", String::concat);
    assertEquals("# Progress Note\n## Mood\nMaria Garcia is {calm}, says Dr. Ana López.", streamed);
    assertEquals(List.of("checking_policy", "writing"), stages(events));
    assertEquals("document", events.getLast().type());
    assertEquals(streamed, content(events.getLast().data()));
  }

  private static List<String> stages(List<SentEvent> events) {
    return events.stream()
        .filter(event -> event.type().equals("progress"))
        .map(event -> event.data().string("stage").orElseThrow())
        .toList();
  }

  @Test
  @Tag("DG-3")
  void aDraftThatLacksSomethingIsRepairedOnce() {
    model.then(
        ModelScript.says("# Progress Note\nRoom {{room}}"),
        ModelScript.says("# Progress Note\n## Mood\nRoom not stated."));
    JsonObject answer = write(DocumentAsk.of(DocumentAsk.NOTE + "Room {{room}}"));

    assertEquals("# Progress Note\n## Mood\nRoom not stated.", content(answer));
    assertTrue(metadata(answer).bool("repaired").orElseThrow());
    String asked = LastQuestion.in(model.requests().getLast());
    assertTrue(asked.contains("\"Mood\" is missing") && asked.contains("{{room}}"), asked);
  }

  @Test
  @Tag("DG-3")
  void whatTheRepairDoesNotMendIsNoted() {
    model.always(_ -> ModelScript.says("# Progress Note"));
    JsonObject metadata = metadata(write(DocumentAsk.of(DocumentAsk.NOTE)));

    assertEquals(2, model.requests().size());
    assertFalse(metadata.bool("complete").orElseThrow());
    assertEquals(
        "[\"The heading \\\"Mood\\\" is missing.\"]", metadata.array("notes").orElseThrow().text());
  }

  @Test
  @Tag("DG-4")
  void aModificationEditsTheGivenTextAndKeepsTheRest() {
    String original = "# Letter\n\nShe sleeps badly.\n\n## Plan\nWalks.";
    model.always(
        request ->
            ModelScript.says(DocumentAsk.block("document", request).replace("badly", "well")));
    JsonObject answer =
        write(DocumentAsk.of(DocumentPrompt.fromDocument(original, "She sleeps well now.")));

    assertEquals(original.replace("badly", "well"), content(answer));
    JsonObject request = model.requests().getFirst();
    assertEquals("She sleeps well now.", DocumentAsk.block("instructions", request));
    assertFalse(DocumentAsk.user(request).contains("HAYSTACK DOCUMENT RULES"));
  }

  @Test
  @Tag("DG-5")
  void instructionsReachThePromptAsDataOfTheUser() {
    model.always(DocumentScenariosTest::copy);
    var _ = write(DocumentAsk.of(DocumentAsk.NOTE).asking("In Spanish, and short."));

    JsonObject request = model.requests().getFirst();
    assertEquals("In Spanish, and short.", DocumentAsk.block("instructions", request));
    assertEquals(
        1, request.text().split("In Spanish, and short", -1).length - 1, "told once, by the user");
  }

  @Test
  @Tag("DG-6")
  void twentyDocumentsAtOnceNeverMixTheirClients() throws Exception {
    model.always(DocumentScenariosTest::copy);
    List<String> names = IntStream.range(0, 20).mapToObj(i -> "Client-" + (100 + i)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<JsonObject>> asks = new ArrayList<>();
      for (String name : names) {
        asks.add(
            () ->
                write(
                    DocumentAsk.of(DocumentAsk.NOTE)
                        .by(name)
                        .with(List.of(name + " speaks of her week"))));
      }
      var answers = threads.invokeAll(asks);
      for (int i = 0; i < names.size(); i++) {
        assertNamesOnly(names.get(i), names, content(answers.get(i).get()));
      }
    }
    for (JsonObject request : model.requests()) {
      long named = names.stream().filter(request.text()::contains).count();
      assertEquals(1, named, "a prompt names one client");
    }
  }

  private static void assertNamesOnly(String own, List<String> names, String text) {
    assertEquals(List.of(own), names.stream().filter(text::contains).toList());
  }
}
