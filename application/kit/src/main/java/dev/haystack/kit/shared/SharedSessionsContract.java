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

import dev.haystack.domain.identity.ProfileId;
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
import dev.haystack.port.shared.SharedSessions.ContextChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of shared sessions does. */
public abstract class SharedSessionsContract extends SharedSessionsLifetime {

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
  void anUnknownProfileStaysUnknown() {
    Session unknown = session(FIRST, OWNER, Optional.empty(), 0);

    var _ = exchange(offer(unknown), ReadPlace.START);

    assertEquals(unknown, read(ReadPlace.START).session());
  }

  @Test
  void aSessionOfAnotherProfileAddsNothing() {
    var _ = make(message("a"));
    var elsewhere = Optional.of(new ProfileId("profile-2"));

    SharedSession told =
        exchange(offer(session(OTHER, OWNER, elsewhere, 1), message("b")), ReadPlace.START);

    assertEquals(Set.of(), told.added());
    assertEquals(session(FIRST, OWNER, 1), told.session());
    Session unknown = session(OTHER, OWNER, Optional.empty(), 1);
    assertEquals(ids("c"), exchange(offer(unknown, message("c")), ReadPlace.START).added());
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
    var alsoUnnamed =
        new UserMessage(
            new MessageId("z"), ClientMessageId.NONE, "z", WHEN, Optional.of(unnamed.id()));

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
  void theContextIsSetByWhoKnowsItsVersion() {
    var _ = make();

    assertTrue(here().setContext(SESSION, FIRST, new ContextChange(7, 8, object("{\"a\":1}"))));
    assertFalse(there().setContext(SESSION, FIRST, new ContextChange(7, 9, object("{\"b\":1}"))));
    assertFalse(there().setContext(SESSION, OTHER, new ContextChange(8, 9, object("{\"c\":1}"))));

    SharedSession told = read(ReadPlace.START);
    assertEquals(object("{\"a\":1}"), told.session().context());
    assertEquals(8, told.contextVersion());
  }
}
