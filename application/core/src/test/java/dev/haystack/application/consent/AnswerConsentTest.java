package dev.haystack.application.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.turn.OneNode;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.model.ScriptedChatModel;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerConsentTest {

  private static final SessionId SESSION = new SessionId("s");

  private final Consents consents = new Consents(ConsentMode.USER, InstantSource.system());

  @Test
  void otherNodesHearOfAnAnswerThatNobodyHereWaitsFor() throws InterruptedException {
    try (var others = new OneNode(ScriptedChatModel.saying(_ -> "Hello."))) {
      var answering = new AnswerConsent(consents, others);
      ConsentQuestion elsewhere = consents.question(SESSION, OneNode.ANNA, "t", JsonObject.EMPTY);
      answering.answer(SESSION, OneNode.ANNA, elsewhere.actionId(), true);
      // what became of an action of a page's
      answering.answer(SESSION, OneNode.ANNA, "7f2c", true);
      var here =
          consents.ask(
              consents.question(SESSION, OneNode.ANNA, "t", JsonObject.EMPTY),
              asked -> answering.answer(SESSION, OneNode.ANNA, asked.actionId(), true));

      assertEquals(ConsentDecision.GRANTED, here);
      assertEquals(List.of("consent anna's " + elsewhere.actionId() + " true"), others.told);
    }
  }
}
