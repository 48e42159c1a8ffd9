package dev.haystack.application.document;

import static dev.haystack.kit.Examples.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names that are filled in are others' words too. */
class FilteredDocumentTest {

  private static final String CLEAN =
      "{\"is_violation\":false,\"violation_type\":\"none\",\"reason\":\"\",\"confidence\":\"high\"}";

  private final ManualClock clock = new ManualClock();
  private final List<String> told = new ArrayList<>();

  private static UserModels saying(String text) {
    return new UserModels(ScriptedChatModel.saying(_ -> text), UserLimits.none());
  }

  private WriteDocument writing() {
    var check =
        new CheckPolicy(saying(CLEAN), new ContentCache<>(clock, 10, Duration.ofMinutes(1)));
    return new WriteDocument(
        new UserWork(
            saying("Of {{client}}."), LocalPlaces.of(TurnLimits.DEFAULT), clock, () -> "work"),
        new ReviewTemplate(check, UncheckedRule.FAIL_CLOSED, _ -> {}, clock, () -> "v"),
        DocumentLimits.DEFAULT,
        100_000,
        clock.withZone(ZoneOffset.UTC));
  }

  private void hear(DocumentEvent event) {
    if (event instanceof DocumentEvent.Delta(_, var text)) {
      told.add(text);
    }
  }

  @Test
  void anImageInANameIsNeitherToldNorWritten() {
    var request =
        new DocumentRequest(
            caller(new UserId("i", "ana")),
            new Template("t", "Note", "Of {{client}}."),
            List.of(new Utterance("Client", "Hello.", Optional.empty())),
            new Person("c-1", "Jo ![x](https://evil.example/?d=1)"),
            new Person("p-1", "Ana"),
            "",
            RequestOrigin.UNKNOWN,
            Optional.empty());

    var outcome =
        assertInstanceOf(DocumentOutcome.Written.class, writing().write(request, this::hear));

    assertEquals("Of Jo [image removed].", outcome.document().content());
    assertEquals("Of Jo [image removed].", String.join("", told));
  }
}
