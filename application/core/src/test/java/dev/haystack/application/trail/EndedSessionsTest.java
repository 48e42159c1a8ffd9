package dev.haystack.application.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionEnd;
import dev.haystack.port.store.SessionFate;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-16")
class EndedSessionsTest {

  private final List<AuditEntry> told = new ArrayList<>();
  private boolean away;

  private final EndedSessions ended =
      new EndedSessions(
          entry -> {
            if (away) {
              throw new TrailAwayException(new IOException("full"));
            }
            told.add(entry);
          });

  private static Session session(String id) {
    return new Session(
        new SessionId(id),
        new Incarnation("of " + id),
        new UserId("issuer", "ann"),
        Optional.of(new ProfileId("p")),
        PersonaType.WEB_ASSISTANT,
        Instant.EPOCH,
        Instant.EPOCH,
        0,
        JsonObject.EMPTY);
  }

  @Test
  void whoseSessionEndedAndWhyIsToldOnce() {
    ended.add(session("s"), SessionEnd.UNUSED);
    ended.tell(_ -> SessionFate.ENDED);
    ended.tell(_ -> SessionFate.ENDED);

    assertEquals(
        List.of(
            AuditEntry.allowed(AuditEvent.SESSION_EXPIRE)
                .by(new UserId("issuer", "ann"), new ProfileId("p"))
                .in(new SessionId("s"))
                .reason("unused")),
        told);
  }

  @Test
  void oneThatLivesOnOrWasDeletedIsNotTold() {
    ended.add(session("s"), SessionEnd.NO_ROOM);
    ended.tell(_ -> SessionFate.OTHER);
    ended.tell(_ -> SessionFate.ENDED);

    assertEquals(List.of(), told);
  }

  @Test
  void whatCannotBeToldAtOnceIsToldLater() {
    ended.add(session("a"), SessionEnd.UNUSED);
    ended.add(session("b"), SessionEnd.UNUSED);
    ended.tell(gone -> isA(gone) ? SessionFate.UNKNOWN : SessionFate.ENDED);
    away = true;
    ended.tell(_ -> SessionFate.ENDED);
    away = false;
    ended.tell(_ -> SessionFate.ENDED);

    assertEquals(
        List.of("b", "a"),
        told.stream().map(entry -> entry.session().orElseThrow().value()).toList());
  }

  @Test
  void oneThatCannotBeLookedForIsToldLater() {
    ended.add(session("s"), SessionEnd.UNUSED);
    assertThrows(
        IllegalStateException.class,
        () ->
            ended.tell(
                _ -> {
                  throw new IllegalStateException("no answer of a store");
                }));
    ended.tell(_ -> SessionFate.ENDED);

    assertEquals(1, told.size());
  }

  @Test
  void whatAPageSaidOfItselfDoesNotWaitWithIt() {
    Session used =
        session("s").changed(Instant.EPOCH, 1, JsonObject.EMPTY.with("page", "a".repeat(9)));
    List<JsonObject> waiting = new ArrayList<>();
    ended.add(used, SessionEnd.UNUSED);
    ended.tell(
        gone -> {
          waiting.add(gone.context());
          return SessionFate.OTHER;
        });

    assertEquals(List.of(JsonObject.EMPTY), waiting);
  }

  private static boolean isA(Session session) {
    return session.id().value().equals("a");
  }

  @Test
  void ofVeryManyNoneIsLost() {
    int many = EndedSessions.WAITING_MAX + 5;
    IntStream.range(0, many).forEach(i -> ended.add(session("s" + i), SessionEnd.UNUSED));
    assertEquals(5, told.size());
    for (int looks = 0; looks < EndedSessions.WAITING_MAX; looks += EndedSessions.LOOKS_MAX) {
      ended.tell(_ -> SessionFate.ENDED);
    }

    assertEquals(many, told.stream().map(AuditEntry::session).distinct().count());
  }

  @Test
  void withoutATrailNothingWaits() {
    var untold = new EndedSessions(AuditTrail.NONE);
    untold.add(session("s"), SessionEnd.UNUSED);
    untold.tell(
        _ -> {
          throw new IllegalStateException("it was looked for");
        });
  }
}
