package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LastQuestion;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CredentialScenariosTest extends Scenario {

  private static final int TURNS = 50;

  /** The model is told the whole session each time, and the test keeps what it was told. */
  private static final int TURNS_PER_SESSION = 10;

  private static final int CALLS_PER_ROUND = 50;
  private static final int ROUNDS = 2;

  /** Two users, 50 turns each, 2 rounds of 50 calls in each turn: 10,000 calls. */
  @Test
  @Tag("TC-6")
  void twoUsersTurnsNeverMixTheirCredentials() throws Exception {
    // more than a user may have inferred in a day, by what prompts are estimated to be
    restartWith(Map.of("TOKENS_PER_USER_DAY_MAX", "0"));
    practice.always(_ -> PracticeReply.ok("[]"));
    model.always(
        request -> {
          long rounds = roundsOfThisTurn(request);
          String user = LastQuestion.in(request);
          return rounds < ROUNDS
              ? ModelScript.calls(
                  IntStream.range(0, CALLS_PER_ROUND)
                      .mapToObj(
                          i ->
                              ModelStep.call(
                                  i,
                                  rounds + "-" + i,
                                  "search_clients",
                                  "{\"query\":\"" + user + "-" + rounds + "-" + i + "\"}"))
                      .toArray(ModelStep[]::new))
              : ModelScript.says("done " + user);
        });

    try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> anna = users.submit(() -> talk("anna"));
      Future<?> ben = users.submit(() -> talk("ben"));
      anna.get();
      ben.get();
    }

    var calls = practice.requests();
    assertEquals(2 * TURNS * ROUNDS * CALLS_PER_ROUND, calls.size());
    assertTrue(
        calls.stream()
            .allMatch(
                call -> {
                  String user = call.query().replaceAll(".*query=([a-z]+)-.*", "$1");
                  return call.header("Authorization").orElse("").equals("Bearer " + token(user))
                      && call.header("profileid").orElse("").equals("p-" + user);
                }));
  }

  private static long roundsOfThisTurn(JsonObject request) {
    long rounds = 0;
    for (JsonObject message : request.array("messages").orElseThrow().objects().toList()) {
      if (message.string("role").orElse("").equals("user")) {
        rounds = 0;
      } else if (message.has("tool_calls")) {
        rounds++;
      }
    }
    return rounds;
  }

  private void talk(String user) {
    for (int session = 0; session < TURNS / TURNS_PER_SESSION; session++) {
      var client = connect("of-" + user + "-" + session);
      for (int i = 0; i < TURNS_PER_SESSION; i++) {
        client.send(chat(user, token(user)));
        assertEquals("done " + user, ChatClient.text(client.turn()));
      }
    }
  }
}
