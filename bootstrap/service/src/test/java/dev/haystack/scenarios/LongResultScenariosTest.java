package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongResultScenariosTest extends Scenario {

  private static final Pattern CUT =
      Pattern.compile(
          "(?s)(.*)\n"
              + "\\[cut: characters 0 to (\\d+) of (\\d+); read_result with handle \"([^\"]+)\".*");
  private static final String CLIENTS =
      IntStream.range(0, 40)
          .mapToObj(i -> "{\"client_id\":\"%s\",\"name\":\"Client Number %d\"}".formatted(id(i), i))
          .collect(Collectors.joining(",", "[", "]"));

  private final List<String> read = new ArrayList<>();

  @Test
  void whatWasCutOfAResultIsReadOnToItsEndWithoutAskingThePracticeAgain() {
    restartWith(Map.of("TOOL_RESULT_CHARACTERS_MAX", "1000"));
    practice.always(_ -> PracticeReply.ok(CLIENTS));
    model.always(this::next);

    List<JsonObject> turn = connect("s").ask("who are my clients?");

    assertEquals("I have read it all.", ChatClient.text(turn));
    assertEquals(1, practice.requests().size());
    String whole = String.join("", read);
    for (int i = 0; i < 40; i++) {
      assertTrue(whole.contains("\"Client Number " + i + "\""), whole);
    }
    // what was put together is one value again
    assertTrue(Json.parse(whole) instanceof JsonObject || whole.startsWith("["), whole);
    assertTrue(read.size() > 3, "read in " + read.size() + " pieces");
    assertFalse(model.requests().getFirst().text().contains("\"read_result\""));
    assertTrue(
        ofType(turn, "tool_call_completed").stream()
            .allMatch(frame -> frame.bool("success").orElse(false)));
    assertContiguous(turn);
    List<String> numbers = service().get("/metrics").body().lines().toList();
    for (String outcome : List.of("made", "failed")) {
      String line = "haystack_history_summaries_total{outcome=\"" + outcome + "\"} 0.0";
      assertTrue(numbers.contains(line), line);
    }
  }

  /** Looks up, and reads on as long as there is more. */
  private ModelScript next(JsonObject request) {
    List<String> answers = toolTexts(model.requests().size() - 1);
    if (answers.isEmpty()) {
      return ModelScript.calls("search_clients", "{\"query\":\"all\"}");
    }
    String newest = answers.getLast();
    Matcher cut = CUT.matcher(newest);
    if (cut.matches()) {
      read.add(cut.group(1));
      return readOn(cut.group(4), Integer.parseInt(cut.group(2)));
    }
    JsonObject part = (JsonObject) Json.parse(newest);
    read.add(part.string("text").orElseThrow());
    return part.integer("next_from").isPresent()
        ? readOn(handle(answers.getFirst()), part.integer("next_from").orElseThrow())
        : ModelScript.says("I have read it all.");
  }

  private static String handle(String text) {
    Matcher cut = CUT.matcher(text);
    assertTrue(cut.matches(), text);
    return cut.group(4);
  }

  private static ModelScript readOn(String handle, int from) {
    return ModelScript.calls(
        "read_result", "{\"handle\":\"%s\",\"from\":%d}".formatted(handle, from));
  }

  private static String id(int number) {
    return "3f2504e0-4f89-41d3-9a0c-%012d".formatted(number);
  }
}
