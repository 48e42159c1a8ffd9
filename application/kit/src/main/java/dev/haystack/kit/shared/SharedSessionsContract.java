package dev.haystack.kit.shared;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.WHEN;
import static dev.haystack.kit.Examples.answer;
import static dev.haystack.kit.Examples.message;
import static dev.haystack.kit.Examples.object;
import static dev.haystack.kit.shared.SharedContents.SESSION_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedSessions.ContextChange;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of shared sessions does. */
public abstract class SharedSessionsContract {

  private static final Incarnation FIRST = new Incarnation("incarnation-1");
  private static final Incarnation OTHER = new Incarnation("incarnation-2");
  private static final UserId STRANGER = new UserId("https://issuer.example", "user-2");
  private static final SessionOffer NOTHING = new SessionOffer.Nothing();

  /** The contents under test, empty when a test begins. */
  protected abstract SharedContents contents();

  private SharedSessions here() {
    return contents().here().sessions();
  }

  private SharedSessions there() {
    return contents().there().sessions();
  }

  @Test
  void whereThereIsNoSessionThereIsNothingToReadNorToAddTo() {
    assertEquals(Optional.empty(), here().exchange(SESSION, NOTHING, ReadPlace.START));
    assertEquals(Optional.empty(), here().exchange(SESSION, adding(message("a")), ReadPlace.START));
    assertFalse(here().setContext(SESSION, FIRST, new ContextChange(0, 1, object("{}"))));
  }

  @Test
  void aSessionThatIsMadeIsThereForAllNodesAsItWasOffered() {
    UserMessage question = message("a");
    SharedSession made = make(question, answer("b", question));

    assertTrue(made.made());
    assertEquals(ids("a", "b"), made.added());
    SharedSession seen = read(ReadPlace.START);
    assertFalse(seen.made());
    assertEquals(session(FIRST, OWNER, 2), seen.session());
    assertEquals(7, seen.contextVersion());
    assertEquals(List.of(question, answer("b", question)), seen.messages());
    assertEquals(2, seen.stored());
    assertEquals(2, seen.read());
    assertEquals(Set.of(), seen.added());
    assertTrue(isAbout(SESSION_TIMEOUT, seen.remaining()), seen.toString());
  }

  @Test
  void whatIsOfferedAgainChangesNothing() {
    var _ = make(message("a"));

    SharedSession again = make(message("a"));
    SharedSession added = exchange(adding(message("a")), ReadPlace.START);

    assertFalse(again.made());
    assertEquals(Set.of(), again.added());
    assertEquals(Set.of(), added.added());
    assertEquals(List.of(message("a")), read(ReadPlace.START).messages());
  }

  @Test
  void eachNodesMessagesComeBehindThoseThatAreThere() {
    var _ = make(message("a"));
    var _ = exchange(adding(message("c"), message("b")), ReadPlace.START);
    SharedSession seen = seen(there().exchange(SESSION, adding(message("d")), ReadPlace.START));

    assertEquals(ids("d"), seen.added());
    assertEquals(
        List.of(message("a"), message("c"), message("b"), message("d")),
        read(ReadPlace.START).messages());
  }

  @Test
  void aMessageIsKnownByItsIdAndByTheNameThatItsClientGaveIt() {
    var _ = make(message("a"));
    var sameId = new UserMessage(new MessageId("a"), new ClientMessageId("x"), "other", WHEN);
    var sameName = new UserMessage(new MessageId("x"), named("a"), "other", WHEN);
    var unnamed = new UserMessage(new MessageId("y"), ClientMessageId.NONE, "y", WHEN);
    var alsoUnnamed = new UserMessage(new MessageId("z"), ClientMessageId.NONE, "z", WHEN);

    SharedSession told = exchange(adding(sameId, sameName, unnamed, alsoUnnamed), ReadPlace.START);

    assertEquals(ids("y", "z"), told.added());
    assertEquals(List.of(message("a"), unnamed, alsoUnnamed), told.messages());
  }

  private static ClientMessageId named(String id) {
    return message(id).clientMessageId();
  }

  @Test
  void onlyWhatIsBehindThePlaceIsTold() {
    SharedSession made = make(message("a"), message("b"));
    var place = new ReadPlace(made.stored(), made.mark());

    SharedSession told = exchange(adding(message("c")), place);

    assertEquals(List.of(message("c")), told.messages());
    assertEquals(3, told.stored());
    assertEquals(1, told.read());
    assertEquals(List.of(), read(new ReadPlace(told.stored(), told.mark())).messages());
  }

  @Test
  void aPlaceThatIsNoLongerThereIsAnsweredAsIfNothingWereStored() {
    var _ = make(message("a"), message("b"));

    for (ReadPlace wrong :
        List.of(new ReadPlace(2, "no mark"), new ReadPlace(9, "no mark"), ReadPlace.BEYOND)) {
      SharedSession told = exchange(adding(message("c")), wrong);
      assertEquals(0, told.stored());
      assertEquals(List.of(), told.messages());
      assertEquals(Set.of(), told.added());
      assertEquals(FIRST, told.session().incarnation());
    }
    assertEquals(List.of(message("a"), message("b")), read(ReadPlace.START).messages());
  }

  @Test
  void messagesForAnotherIncarnationAreNotAdded() {
    var _ = make(message("a"));

    var late = new SessionOffer.Messages(OTHER, List.of(message("b")), WHEN, SESSION_TIMEOUT);
    SharedSession told = exchange(late, ReadPlace.START);

    assertEquals(Set.of(), told.added());
    assertEquals(FIRST, told.session().incarnation());
    assertEquals(List.of(message("a")), told.messages());
  }

  @Test
  void twoSessionsOfOneOwnerBecomeOneAndTheFirstStays() {
    var _ = make(message("a"));

    SharedSession told =
        seen(there().exchange(SESSION, whole(OTHER, OWNER, message("b")), ReadPlace.START));

    assertFalse(told.made());
    assertEquals(ids("b"), told.added());
    assertEquals(FIRST, told.session().incarnation());
    assertEquals(List.of(message("a"), message("b")), told.messages());
  }

  @Test
  void anotherOwnersSessionStaysAsItIs() {
    var _ = make(message("a"));

    SharedSession told =
        seen(there().exchange(SESSION, whole(OTHER, STRANGER, message("b")), ReadPlace.START));

    assertEquals(Set.of(), told.added());
    assertEquals(session(FIRST, OWNER, 1), told.session());
    assertEquals(List.of(message("a")), told.messages());
  }

  @Test
  void ofManyWhoMakeASessionOneDoes() throws Exception {
    List<SharedSession> told =
        Concurrently.call(
            16,
            i ->
                seen(
                    (i % 2 == 0 ? here() : there())
                        .exchange(
                            SESSION,
                            whole(new Incarnation("i" + i), OWNER, message("a")),
                            ReadPlace.START)));

    assertEquals(1, told.stream().filter(SharedSession::made).count());
    assertEquals(1, told.stream().filter(one -> !one.added().isEmpty()).count());
    assertEquals(1, told.stream().map(one -> one.session().incarnation()).distinct().count());
  }

  @Test
  void aLongConversationIsReadWholeHoweverManyAnswersItTakes() {
    List<Message> said = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      said.add(
          new UserMessage(
              new MessageId("m" + i),
              ClientMessageId.NONE,
              ("word" + i + " ").repeat(2_000),
              WHEN));
    }
    var _ = make(said.subList(0, 30).toArray(Message[]::new));
    var _ = exchange(adding(said.subList(30, 60).toArray(Message[]::new)), ReadPlace.START);

    List<Message> read = new ArrayList<>();
    var place = ReadPlace.START;
    SharedSession told;
    do {
      told = read(place);
      read.addAll(told.messages());
      place = new ReadPlace(place.records() + told.read(), told.mark());
    } while (place.records() < told.stored() && told.read() > 0);

    assertEquals(said, read);
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
  void theContextIsSetByWhoKnowsItsVersion() {
    var _ = make();

    assertTrue(here().setContext(SESSION, FIRST, new ContextChange(7, 8, object("{\"a\":1}"))));
    assertFalse(there().setContext(SESSION, FIRST, new ContextChange(7, 9, object("{\"b\":1}"))));
    assertFalse(there().setContext(SESSION, OTHER, new ContextChange(8, 9, object("{\"c\":1}"))));

    SharedSession told = read(ReadPlace.START);
    assertEquals(object("{\"a\":1}"), told.session().context());
    assertEquals(8, told.contextVersion());
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

  private SharedSession make(Message... messages) {
    return exchange(whole(FIRST, OWNER, messages), ReadPlace.START);
  }

  private SharedSession exchange(SessionOffer offer, ReadPlace from) {
    return seen(here().exchange(SESSION, offer, from));
  }

  /** As another node reads it. */
  private SharedSession read(ReadPlace from) {
    return seen(there().exchange(SESSION, NOTHING, from));
  }

  private static SharedSession seen(Optional<SharedSession> told) {
    return told.orElseThrow(() -> new AssertionError("there is no session"));
  }

  private static SessionOffer adding(Message... messages) {
    return new SessionOffer.Messages(FIRST, List.of(messages), WHEN, SESSION_TIMEOUT);
  }

  private static SessionOffer whole(Incarnation incarnation, UserId owner, Message... messages) {
    Session session = session(incarnation, owner, messages.length);
    return new SessionOffer.Whole(new SessionCopy(session, List.of(messages), SESSION_TIMEOUT), 7);
  }

  private static Session session(Incarnation incarnation, UserId owner, int messages) {
    return new Session(
        SESSION,
        incarnation,
        owner,
        PersonaType.WEB_ASSISTANT,
        WHEN.minusNanos(1),
        WHEN,
        messages,
        object("{\"tags\":[1,\"two\",null]}"));
  }

  private static Set<MessageId> ids(String... ids) {
    return Stream.of(ids).map(MessageId::new).collect(Collectors.toUnmodifiableSet());
  }

  /** A store may count in steps, and time goes on meanwhile. */
  private static boolean isAbout(Duration expected, Duration told) {
    return expected.minus(told).abs().compareTo(Duration.ofMinutes(2)) < 0;
  }
}
