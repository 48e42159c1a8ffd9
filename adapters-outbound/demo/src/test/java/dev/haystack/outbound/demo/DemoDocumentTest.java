package dev.haystack.outbound.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.document.DocumentLimits;
import dev.haystack.application.document.DocumentOutcome;
import dev.haystack.application.document.DocumentRequest;
import dev.haystack.application.document.Person;
import dev.haystack.application.document.Template;
import dev.haystack.application.document.Utterance;
import dev.haystack.application.document.WriteDocument;
import dev.haystack.application.document.WrittenDocument;
import dev.haystack.application.policy.CheckPolicy;
import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.policy.UncheckedRule;
import dev.haystack.application.template.DocumentPrompt;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.CallerLease;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemoDocumentTest {

  private final DemoChatModel model = new DemoChatModel(Duration.ZERO, () -> "id");
  private final ManualClock clock = new ManualClock();

  private DocumentOutcome write(String template, List<String> said) {
    var check =
        new CheckPolicy(
            new UserModels(model, UserLimits.none()),
            new ContentCache<>(clock, 10, Duration.ofMinutes(1)));
    var review = new ReviewTemplate(check, UncheckedRule.FAIL_CLOSED, _ -> {}, clock, () -> "id");
    return new WriteDocument(
            new UserWork(
                new UserModels(model, UserLimits.none()),
                LocalPlaces.of(TurnLimits.DEFAULT),
                InstantSource.system(),
                () -> UUID.randomUUID().toString()),
            review,
            DocumentLimits.DEFAULT,
            4_000,
            clock.withZone(ZoneOffset.UTC))
        .write(
            new DocumentRequest(
                CallerLease.of(
                    new Principal(new UserId("i", "ana"), ProfileId.NONE, AccessToken.NONE)),
                new Template("t", "Note", template),
                said.stream().map(text -> new Utterance("Client", text, Optional.empty())).toList(),
                new Person("c", "Maria"),
                new Person("p", "Ana"),
                "",
                RequestOrigin.UNKNOWN,
                Optional.empty()),
            _ -> {});
  }

  private WrittenDocument written(String template, List<String> said) {
    return assertInstanceOf(DocumentOutcome.Written.class, write(template, said)).document();
  }

  @Test
  void aDocumentIsCompleteAndSaysThatItIsADemos() {
    var document =
        written(
            "# Note for {{clientName}}\n## Sleep\n## {{room}} plan", List.of("My sleep is bad"));
    assertTrue(document.content().startsWith("# Note for Maria\n"));
    assertTrue(document.content().contains("## Sleep\nClient: My sleep is bad\n"));
    assertTrue(document.content().contains("demo model"));
    assertEquals(List.of(), document.shortcomings());
  }

  @Test
  void aLongTranscriptIsReadInParts() {
    var document = written("# Note\n## Sleep", Collections.nCopies(3_000, "I sleep well now"));
    assertTrue(document.partsRead() > 1);
    assertTrue(document.content().contains("I sleep well now"));
  }

  @Test
  void aDocumentIsRevisedAsFarAsRulesCan() {
    var asked = DocumentPrompt.fromDocument("# Note\nbad", "Replace \"bad\" with \"good\".");
    assertEquals("# Note\ngood", written(asked, List.of()).content());
  }

  @Test
  void aTemplateThatAsksForADiagnosisIsAViolation() {
    assertInstanceOf(DocumentOutcome.Violation.class, write("Which diagnosis fits?", List.of()));
  }
}
