package dev.haystack.kit.shared;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.WHEN;
import static dev.haystack.kit.Examples.message;
import static dev.haystack.kit.Examples.object;
import static dev.haystack.kit.shared.SharedContents.SESSION_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.SharedUiWrite;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long a store of shared sessions keeps them, and what becomes of those that are deleted. */
abstract class SharedSessionsLifetime {

  static final Incarnation FIRST = new Incarnation("incarnation-1");
  static final Incarnation OTHER = new Incarnation("incarnation-2");
  static final UserId STRANGER = new UserId("https://issuer.example", "user-2");
  static final SessionOffer NOTHING = new SessionOffer.Nothing();

  /** The contents under test, empty when a test begins. */
  protected abstract SharedContents contents();

  final SharedSessions here() {
    return contents().here().sessions();
  }

  final SharedSessions there() {
    return contents().there().sessions();
  }

  @Test
  void readingIsNoUseAndAddingIs() {
    var _ = make(message("a"));
    contents().advance(Duration.ofHours(1));
    SharedSession read = read(ReadPlace.START);
    assertTrue(isAbout(SESSION_TIMEOUT.minusHours(1), read.remaining()), read.toString());
    assertEquals(WHEN, read.session().lastActivity());

    var offer =
        new SessionOffer.Messages(
            FIRST, List.of(message("b")), WHEN.plusSeconds(3600), SESSION_TIMEOUT);
    SharedSession added = exchange(offer, ReadPlace.START);

    assertTrue(isAbout(SESSION_TIMEOUT, added.remaining()), added.toString());
    assertEquals(WHEN.plusSeconds(3600), added.session().lastActivity());
  }

  @Test
  void whoComesLateShortensNothingAndTakesNoUseBack() {
    var _ = make(message("a"));

    var late =
        new SessionOffer.Messages(
            FIRST, List.of(message("b")), WHEN.minusSeconds(60), Duration.ofMinutes(1));
    SharedSession told = exchange(late, ReadPlace.START);

    assertEquals(ids("b"), told.added());
    assertTrue(isAbout(SESSION_TIMEOUT, told.remaining()), told.toString());
    assertEquals(WHEN, told.session().lastActivity());
  }

  @Test
  void aSessionThatNobodyUsesIsGone() {
    var _ = make(message("a"));

    contents().advance(SESSION_TIMEOUT.plusSeconds(1));

    assertEquals(Optional.empty(), there().exchange(SESSION, NOTHING, ReadPlace.START));
    assertFalse(here().isDeleted(FIRST));
  }

  @Test
  void aDeletedSessionIsGoneForAllNodesAndKnownToBeDeleted() {
    var _ = make(message("a"));

    here().delete(SESSION, FIRST);
    here().delete(SESSION, FIRST);

    assertEquals(Optional.empty(), there().exchange(SESSION, NOTHING, ReadPlace.START));
    assertTrue(there().isDeleted(FIRST));
    assertFalse(there().isDeleted(OTHER));
  }

  @Test
  void aLateDeletionLeavesTheNextSessionOfThatId() {
    var _ = seen(here().exchange(SESSION, whole(OTHER, OWNER, message("b")), ReadPlace.START));

    there().delete(SESSION, FIRST);

    assertTrue(here().isDeleted(FIRST));
    assertFalse(here().isDeleted(OTHER));
    assertEquals(List.of(message("b")), read(ReadPlace.START).messages());
  }

  @Test
  void aLateDeletionLeavesThePageOfTheNextSessionOfThatId() {
    var _ = seen(here().exchange(SESSION, whole(OTHER, OWNER), ReadPlace.START));
    SharedUiStates pages = pagesWithOne();

    there().delete(SESSION, FIRST);

    assertFalse(pages.isDeleted("line-1"));
    assertInstanceOf(SharedUiLook.Same.class, pages.look(SESSION, "line-1", 1));
  }

  @Test
  void thePageOfADeletedSessionIsGoneAndKnownToBeDeleted() {
    var _ = make(message("a"));
    SharedUiStates pages = pagesWithOne();

    there().delete(SESSION, FIRST);

    assertTrue(pages.isDeleted("line-1"));
    assertInstanceOf(SharedUiLook.Absent.class, pages.look(SESSION, "line-1", 1));
  }

  private SharedUiStates pagesWithOne() {
    var page = new UiState(object("{\"a\":1}"), 1, new Stamp(contents().now(), 0)).as(OWNER);
    SharedUiStates pages = contents().here().uiStates();
    assertInstanceOf(SharedUiWrite.Written.class, pages.write(SESSION, "line-1", 0, page));
    return pages;
  }

  final SharedSession make(Message... messages) {
    return exchange(whole(FIRST, OWNER, messages), ReadPlace.START);
  }

  final SharedSession exchange(SessionOffer offer, ReadPlace from) {
    return seen(here().exchange(SESSION, offer, from));
  }

  /** As another node reads it. */
  final SharedSession read(ReadPlace from) {
    return seen(there().exchange(SESSION, NOTHING, from));
  }

  static SharedSession seen(Optional<SharedSession> told) {
    return told.orElseThrow(() -> new AssertionError("there is no session"));
  }

  static SessionOffer adding(Message... messages) {
    return new SessionOffer.Messages(FIRST, List.of(messages), WHEN, SESSION_TIMEOUT);
  }

  static SessionOffer whole(Incarnation incarnation, UserId owner, Message... messages) {
    return offer(session(incarnation, owner, messages.length), messages);
  }

  static SessionOffer offer(Session session, Message... messages) {
    return new SessionOffer.Whole(new SessionCopy(session, List.of(messages), SESSION_TIMEOUT), 7);
  }

  static Session session(Incarnation incarnation, UserId owner, int messages) {
    return session(incarnation, owner, Optional.of(PROFILE), messages);
  }

  static Session session(
      Incarnation incarnation, UserId owner, Optional<ProfileId> profile, int messages) {
    return new Session(
        SESSION,
        incarnation,
        owner,
        profile,
        PersonaType.WEB_ASSISTANT,
        WHEN.minusNanos(1),
        WHEN,
        messages,
        object("{\"tags\":[1,\"two\",null]}"));
  }

  static Set<MessageId> ids(String... ids) {
    return Stream.of(ids).map(MessageId::new).collect(Collectors.toUnmodifiableSet());
  }

  /** A store may count in steps, and time goes on meanwhile. */
  static boolean isAbout(Duration expected, Duration told) {
    return expected.minus(told).abs().compareTo(Duration.ofMinutes(2)) < 0;
  }
}
