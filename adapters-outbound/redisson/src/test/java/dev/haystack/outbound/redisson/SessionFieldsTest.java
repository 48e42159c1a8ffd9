package dev.haystack.outbound.redisson;

import static dev.haystack.kit.Examples.WHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-10")
class SessionFieldsTest {

  private static final SessionId ID = new SessionId("s");

  private final Refusals refusals = new Refusals();
  private final SessionFields fields = new SessionFields(Keys.sealing(false, refusals, "a"));
  private final List<String> anns = stored("ann", "first");

  private List<String> stored(String subject, String incarnation) {
    return fields.stored(ID, plain(subject, incarnation));
  }

  private static List<String> plain(String subject, String incarnation) {
    return SessionRecord.fields(
        new Session(
            ID,
            new Incarnation(incarnation),
            new UserId("issuer", subject),
            Optional.of(new ProfileId("p")),
            PersonaType.WEB_ASSISTANT,
            WHEN,
            WHEN,
            0,
            JsonObject.EMPTY.with("name", "John")),
        1);
  }

  private static List<String> with(List<String> fields, int place, String value) {
    var changed = new ArrayList<>(fields);
    changed.set(place, value);
    return changed;
  }

  @Test
  void whatWasStoredIsRead() {
    assertEquals(plain("ann", "first"), fields.read(ID, anns).orElseThrow().plain());
    assertTrue(anns.stream().noneMatch(value -> value.contains("ann") || value.contains("John")));
  }

  @Test
  void aSessionDoesNotBecomeAnothersByTheHashThatIsCompared() {
    String bens = stored("ben", "first").get(SessionRecord.SUBJECT);

    assertEquals(Optional.empty(), fields.read(ID, with(anns, SessionRecord.SUBJECT, bens)));
    assertEquals(List.of("tag"), refusals.reasons());
  }

  @Test
  void nothingOfAnEarlierSessionOpensInALaterOneOfTheSameId() {
    List<String> later = stored("ann", "second");

    String who = anns.get(SessionRecord.WHO);
    assertEquals(Optional.empty(), fields.read(ID, with(later, SessionRecord.WHO, who)));
    String context = anns.get(SessionRecord.CONTEXT);
    assertTrue(
        fields.read(ID, with(later, SessionRecord.CONTEXT, context)).orElseThrow().isContextLost());
    assertEquals(List.of("tag", "tag"), refusals.reasons());
  }

  @Test
  void whoseItIsIsNotTakenFromPlainText() {
    assertEquals(Optional.empty(), fields.read(ID, plain("ben", "first")));
    // and neither beside a context that opens
    List<String> mixed =
        with(plain("ben", "first"), SessionRecord.CONTEXT, anns.get(SessionRecord.CONTEXT));
    assertEquals(Optional.empty(), fields.read(ID, mixed));
    assertEquals(List.of("plain", "plain"), refusals.reasons());
  }
}
