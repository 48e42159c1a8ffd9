package dev.haystack.scenarios;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The turn engine as a straight line, to compare the pipeline with. */
final class ReferenceLoop {

  /** What can be seen of a turn from outside; the calls of a round in any order. */
  record Seen(String text, List<Set<String>> backendCalls) {}

  private ReferenceLoop() {}

  static Seen run(GeneratedModel model, int toolRoundsMax) {
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
