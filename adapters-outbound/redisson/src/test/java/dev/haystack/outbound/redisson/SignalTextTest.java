package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-10")
class SignalTextTest {

  private static final String CHANNEL = "haystack:nodes";
  private static final SessionId SESSION = new SessionId("s");
  private static final UserId USER = new UserId("https://canary.example", "canary");
  private static final Signal DELETED = new Signal.SessionDeleted(SESSION, new Incarnation("i"));

  /** What a person does, or what they are called. */
  private static final List<Signal> OF_PEOPLE =
      List.of(
          new Signal.StopWanted(SESSION, USER, Optional.of(new TurnId("t"))),
          new Signal.ConsentAnswered(SESSION, USER, "consent-1", true),
          new Signal.UiStateChanged(SESSION, USER),
          new Signal.LineMoved("user:canary"));

  private final Refusals refusals = new Refusals();
  private final SignalText here = text(Keys.sealing(false, refusals, "a"), "here");
  private final SignalText there = text(Keys.sealing("a"), "there");

  private static SignalText text(Sealing sealing, String node) {
    return new SignalText(sealing, new NodeId(node));
  }

  @Test
  void whatIsToldOfPeopleIsSealedAndOpensWhereItWasTold() {
    for (Signal signal : OF_PEOPLE) {
      String sent = there.of(signal, CHANNEL);

      assertFalse(sent.contains("canary"), sent);
      assertEquals(Optional.of(signal), here.read(sent, CHANNEL));
    }
    assertEquals(Optional.of(DELETED), here.read(there.of(DELETED, CHANNEL), CHANNEL));
  }

  @Test
  void whatNobodySealedIsNotTakenForTheirWord() {
    var stranger = text(Sealing.NONE, "there");
    for (Signal signal : OF_PEOPLE) {
      assertEquals(Optional.empty(), here.read(stranger.of(signal, CHANNEL), CHANNEL));
    }

    assertEquals(List.of("plain", "plain", "plain", "plain"), refusals.reasons());
  }

  @Test
  void itOpensOnNoOtherChannelAndAsNoOtherNodes() {
    String sent = there.of(OF_PEOPLE.getFirst(), CHANNEL);

    assertEquals(Optional.empty(), here.read(sent, "haystack:node:here"));
    assertEquals(Optional.empty(), here.read(sent.replace("\"there\"", "\"elsewhere\""), CHANNEL));
    assertEquals(List.of("tag", "tag"), refusals.reasons());
  }

  @Test
  void aNodeDoesNotHearItself() {
    assertEquals(Optional.empty(), here.read(here.of(DELETED, CHANNEL), CHANNEL));
  }
}
