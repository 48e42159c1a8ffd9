package dev.haystack.application.turn;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A model whose whole behaviour follows from a seed. */
public final class GeneratedModel implements ChatModel {

  private final long seed;
  private final AtomicInteger rounds = new AtomicInteger();

  public GeneratedModel(long seed) {
    this.seed = seed;
  }

  /** What it answers in that round. */
  public ModelReply reply(int round, boolean toolsOffered) {
    var random = new Random(seed * 1_000 + round);
    boolean answers = !toolsOffered || (random.nextInt(8) == 0 && seed % 5 != 0);
    List<ToolCall> calls = new ArrayList<>();
    if (!answers) {
      for (int i = 0; i <= random.nextInt(4); i++) {
        calls.add(call(round + "." + i, random));
      }
    }
    String text = answers ? "answer " + round : random.nextBoolean() ? "thinking " + round : "";
    return new ModelReply(
        text, calls, answers ? FinishReason.STOP : FinishReason.TOOL_CALLS, Usage.NONE, name());
  }

  private static ToolCall call(String id, Random random) {
    String query = "{\"query\":\"q" + random.nextInt(6) + "\",\"limit\":10}";
    return switch (random.nextInt(8)) {
      case 0 -> new ToolCall(id, "make_coffee", "{}");
      case 1 -> new ToolCall(id, "search_clients", "{\"query\":");
      case 2 -> new ToolCall(id, "search_clients", "[]");
      case 3 ->
          new ToolCall(
              id,
              "generate_report",
              "{\"report_type\":\"session_summary\",\"client_id\":\"" + random.nextInt() + "\"}");
      default -> new ToolCall(id, "search_clients", query);
    };
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    ModelReply reply = reply(rounds.getAndIncrement(), !request.callable().isEmpty());
    if (!reply.text().isEmpty()) {
      receiver.receive(reply.text());
    }
    return reply;
  }

  @Override
  public String name() {
    return "generated";
  }
}
