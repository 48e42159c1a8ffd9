package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.BackendCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The turn engine as a straight line, to compare the pipeline with. */
public final class ReferenceLoop {

  /** What can be seen of a turn from outside; the calls of a round in any order. */
  private record Seen(String text, List<Set<String>> backendCalls) {}

  private ReferenceLoop() {}

  /** Plays a turn of the pipeline with a model that answers as the seed has it. */
  public static void assertThePipelineDoesTheSame(long seed, ChatModel model) {
    Seen expected = run(new GeneratedModel(seed), TurnLimits.DEFAULT.toolRoundsMax());

    List<String> calls = new CopyOnWriteArrayList<>();
    TurnOutcome.Answered answered = answer(model, calls);

    assertEquals(expected.text(), answered.answer().content());
    int from = 0;
    for (Set<String> round : expected.backendCalls()) {
      assertEquals(round, new HashSet<>(calls.subList(from, from + round.size())));
      from += round.size();
    }
    assertEquals(from, calls.size());
  }

  private static TurnOutcome.Answered answer(ChatModel model, List<String> calls) {
    try (var turns = new InProcessTurns(model, call -> record(call, calls))) {
      return assertInstanceOf(TurnOutcome.Answered.class, turns.queue("s", "go", _ -> {}).run());
    }
  }

  private static ToolResult record(BackendCall call, List<String> calls) {
    calls.add(call.tool() + call.arguments().text());
    return new ToolResult.Success(JsonArray.EMPTY);
  }

  private static Seen run(GeneratedModel model, int toolRoundsMax) {
    var text = new StringBuilder();
    List<Set<String>> rounds = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int round = 0; ; round++) {
      ModelReply reply = model.reply(round, round < toolRoundsMax);
      text.append(reply.text());
      if (reply.calls().isEmpty()) {
        return new Seen(text.toString(), rounds);
      }
      Set<String> made = new HashSet<>();
      boolean written = false;
      for (ToolCall call : reply.calls()) {
        if (isValid(call) && (call.name().equals("generate_report") || known.add(key(call)))) {
          made.add(call.name() + call.arguments());
          written |= call.name().equals("generate_report");
        }
      }
      if (written) {
        known.clear();
      }
      rounds.add(made);
    }
  }

  private static String key(ToolCall call) {
    return call.name() + Json.parse(call.arguments());
  }

  private static boolean isValid(ToolCall call) {
    try {
      return Json.parse(call.arguments()) instanceof JsonObject arguments
          && (arguments.text("query").isPresent() || arguments.has("report_type"))
          && !call.name().equals("make_coffee");
    } catch (JsonSyntaxException e) {
      return false;
    }
  }
}
