package dev.haystack.application.document;

import static dev.haystack.kit.Examples.caller;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.policy.CheckPolicy;
import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.policy.UncheckedRule;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteDocumentTest {

  private static final Person CLIENT = new Person("c-1", "Maria Garcia");
  private static final String CLEAN =
      "{\"is_violation\":false,\"violation_type\":\"none\",\"reason\":\"\",\"confidence\":\"high\"}";
  private final ManualClock clock = new ManualClock();

  private WriteDocument writing(int tokensMax, DocumentLimits limits, ScriptedChatModel model) {
    var check =
        new CheckPolicy(
            new UserModels(ScriptedChatModel.saying(_ -> CLEAN), UserLimits.none()),
            new ContentCache<>(clock, 10, Duration.ofMinutes(1)));
    return new WriteDocument(
        new UserWork(
            new UserModels(model, UserLimits.none()),
            LocalPlaces.of(TurnLimits.DEFAULT),
            clock,
            () -> "work"),
        new ReviewTemplate(check, UncheckedRule.FAIL_CLOSED, _ -> {}, clock, () -> "v"),
        limits,
        tokensMax,
        clock.withZone(ZoneId.of("Pacific/Auckland")));
  }

  private static DocumentRequest request(String template, int lines) {
    return new DocumentRequest(
        caller(new UserId("i", "ana")),
        new Template("t", "Note", template),
        Collections.nCopies(lines, new Utterance("Client", "I slept well", Optional.empty())),
        CLIENT,
        new Person("p-1", "Ana"),
        "",
        RequestOrigin.UNKNOWN,
        Optional.empty());
  }

  private static DocumentRequest saying(String template, String said, Optional<ZoneId> zone) {
    DocumentRequest asked = request(template, 0);
    return new DocumentRequest(
        asked.caller(),
        asked.template(),
        List.of(new Utterance("Client", said, Optional.empty())),
        asked.client(),
        asked.practitioner(),
        "",
        asked.origin(),
        zone);
  }

  private static String user(ModelRequest request) {
    return ((ModelMessage.FromUser) request.messages().get(1)).text();
  }

  private static ScriptedChatModel model(Function<ModelRequest, String> rule) {
    return ScriptedChatModel.saying(rule);
  }

  @Test
  @Tag("DG-3")
  void theDateIsThatOfThePractice() {
    clock.advance(Duration.ofHours(12));
    var outcome =
        writing(100_000, DocumentLimits.DEFAULT, model(_ -> "On {{date}}"))
            .write(request("{{date}}", 0), _ -> {});
    assertEquals("On 2026-03-03", written(outcome).content());
  }

  @Test
  @Tag("DG-3")
  void theDateIsThatOfTheCallersZoneWhereItIsKnown() {
    clock.advance(Duration.ofHours(12));
    var outcome =
        writing(100_000, DocumentLimits.DEFAULT, model(_ -> "On {{date}}"))
            .write(saying("{{date}}", "Hello.", Optional.of(ZoneId.of("UTC"))), _ -> {});
    assertEquals("On 2026-03-02", written(outcome).content());
  }

  @Test
  @Tag("FC-11")
  void aPlaceThatTheClientSpeaksOfIsAQuotationAndNoGap() {
    var model = model(_ -> "# Note\nThe form asked for {{name}}, {{date}} and [client].");
    var outcome =
        writing(100_000, DocumentLimits.DEFAULT, model)
            .write(
                saying(
                    "# Note",
                    "The form asked me for {{name}}, {{date}} and [client].",
                    Optional.empty()),
                _ -> {});

    assertEquals(List.of(), written(outcome).shortcomings());
    assertEquals(
        "# Note\nThe form asked for {{name}}, {{date}} and [client].", written(outcome).content());
    assertEquals(1, model.requests().size());
  }

  @Test
  @Tag("FC-11")
  void aPlaceOfTheTemplatesThatIsLeftIsAGapHoweverItIsWritten() {
    var model = model(_ -> "Mood: {{ MOOD }}, {{name}}. On {{date}}.");
    var outcome =
        writing(100_000, DocumentLimits.DEFAULT, model)
            .write(
                saying("Mood: {{mood}}. On {{date}}.", "{{mood}} {{date}}", Optional.empty()),
                _ -> {});

    assertEquals(
        List.of("The placeholder {{ MOOD }} is not filled."), written(outcome).shortcomings());
    assertEquals("Mood: {{ MOOD }}, {{name}}. On 2026-03-02.", written(outcome).content());
    assertEquals(2, model.requests().size());
  }

  private static WrittenDocument written(DocumentOutcome outcome) {
    return assertInstanceOf(DocumentOutcome.Written.class, outcome).document();
  }

  @Test
  @Tag("DG-2")
  void aModelWithASmallerWindowThanWeWereToldIsGivenLess() {
    var model =
        model(
            request -> {
              if (user(request).length() > 12_000) {
                throw new ModelException(ModelFailure.CONTEXT_TOO_LONG, "too long");
              }
              return user(request).startsWith("This is part ") ? "slept well" : "Slept well.";
            });
    var document =
        written(writing(10_000, DocumentLimits.DEFAULT, model).write(request("x", 2_000), _ -> {}));
    assertEquals("Slept well.", document.content());
    assertTrue(document.partsRead() > 2);
  }

  @Test
  void aTemplateThatFillsTheWindowIsAClearFailure() {
    var outcome =
        writing(2_000, DocumentLimits.DEFAULT, model(_ -> "unused"))
            .write(request("word ".repeat(2_000), 1), _ -> {});
    assertEquals(new DocumentOutcome.Failed(ErrorCode.CONTEXT_TOO_LONG, Duration.ZERO), outcome);
  }

  @Test
  @Tag("FP-13")
  void aDraftThatIsFencedAsAWholeIsUnwrappedAlsoWhileItStreams() {
    var streamed = new StringBuilder();
    var outcome =
        writing(
                100_000,
                DocumentLimits.DEFAULT,
                model(_ -> "<think>Hm.</think>\n```markdown\n# Note of {{date}}\n```\n"))
            .write(
                request("x", 0),
                event -> {
                  if (event instanceof DocumentEvent.Delta(_, var text)) {
                    streamed.append(text);
                  }
                });

    assertEquals("# Note of 2026-03-02", written(outcome).content());
    assertEquals("# Note of 2026-03-02", streamed.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH, MODEL_TRUNCATED",
    "CONTENT_FILTER, CONTENT_FILTERED",
    "TOOL_CALLS, MODEL_UNAVAILABLE"
  })
  @Tag("FP-13")
  void aDraftThatEndedEarlyIsNeverADocument(FinishReason end, ErrorCode code) {
    for (String draft : List.of("# Note", "```markdown\n# Note\n```")) {
      var outcome =
          writing(100_000, DocumentLimits.DEFAULT, ScriptedChatModel.saying(_ -> draft, _ -> end))
              .write(request("# Note", 0), _ -> {});
      assertEquals(new DocumentOutcome.Failed(code, Duration.ZERO), outcome);
    }
  }

  @Test
  @Tag("FP-13")
  void aSecondDraftThatEndedEarlyDoesNotReplaceTheFirst() {
    var model =
        ScriptedChatModel.saying(
            request -> request.messages().size() > 2 ? "# Note\n## Pl" : "# Note",
            text -> text.contains("Pl") ? FinishReason.LENGTH : FinishReason.STOP);
    var document =
        written(
            writing(100_000, DocumentLimits.DEFAULT, model)
                .write(request("# Note\n## Plan", 0), _ -> {}));

    assertEquals(2, model.requests().size());
    assertEquals("# Note", document.content());
    assertEquals(1, document.shortcomings().size());
  }

  @Test
  @Tag("FP-13")
  void notesOfAPartAreUnwrappedToo() {
    var model =
        model(
            request ->
                user(request).startsWith("This is part ")
                    ? "<think>thoughts</think>```text\nslept well\n```"
                    : "Slept well.");
    var document =
        written(writing(10_000, DocumentLimits.DEFAULT, model).write(request("x", 4_000), _ -> {}));

    assertTrue(document.partsRead() > 1);
    String notes = user(model.requests().getLast());
    assertTrue(notes.contains("slept well\nslept well"), notes);
    assertTrue(!notes.contains("thoughts") && !notes.contains("```"), notes);
  }

  @Test
  void aUserWritesABoundedNumberAtOnceAndGetsThePlaceBack() {
    var inner = new AtomicReference<DocumentOutcome>();
    var self = new AtomicReference<WriteDocument>();
    var writing =
        writing(
            100_000,
            new DocumentLimits(10, 1, 1),
            model(
                _ -> {
                  if (inner.get() == null) {
                    inner.set(requireNonNull(self.get()).write(request("x", 0), _ -> {}));
                  }
                  return "done";
                }));
    self.set(writing);
    assertEquals("done", written(writing.write(request("x", 0), _ -> {})).content());
    assertEquals(new DocumentOutcome.Failed(ErrorCode.RATE_LIMITED, Duration.ZERO), inner.get());
    assertEquals("done", written(writing.write(request("x", 0), _ -> {})).content());
  }

  @Test
  @Tag("DG-3")
  void aHeadingThatTheInstructionsSpeakOfMayBeDropped() {
    var model = model(_ -> "# Note");
    DocumentRequest asked = request("# Note\n## Plan", 0);
    var outcome =
        writing(100_000, DocumentLimits.DEFAULT, model)
            .write(
                new DocumentRequest(
                    asked.caller(),
                    asked.template(),
                    asked.transcript(),
                    asked.client(),
                    asked.practitioner(),
                    "Leave out the plan.",
                    asked.origin(),
                    Optional.empty()),
                _ -> {});
    assertEquals(List.of(), written(outcome).shortcomings());
    assertEquals(AnswerFormat.PROSE, model.requests().getFirst().format());
    assertEquals(1, model.requests().size());
  }
}
