package dev.haystack.outbound.demo;

import dev.haystack.application.policy.Review;
import dev.haystack.application.result.LongResults;
import dev.haystack.application.tool.RunTool;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.tool.ToolContext;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The demo's model and practice, led through one turn by a straight loop. */
final class MiniLoop {

  private static final int ROUNDS_MAX = 8;

  private final AtomicInteger ids = new AtomicInteger();
  private final DemoChatModel model =
      new DemoChatModel(Duration.ZERO, () -> "call-" + ids.incrementAndGet());
  private final RunTool runTool =
      new RunTool(
          new DemoToolBackend(new ManualClock()),
          _ -> new Review.Granted(true),
          new LongResults(60_000),
          () -> "key-" + ids.incrementAndGet());
  private final PersonaType persona;
  private final JsonObject page;

  MiniLoop(PersonaType persona, String page) {
    this.persona = persona;
    this.page = (JsonObject) Json.parse(page);
  }

  /** What came of a turn: the tools that were called, the last words, all that tools answered. */
  record Outcome(List<String> tools, String text, String answers) {}

  Outcome ask(String question) {
    List<ToolSpecification> offered = ToolCatalogue.load().offeredTo(persona);
    List<ModelMessage> messages = new ArrayList<>();
    messages.add(new ModelMessage.FromSystem("Help."));
    messages.add(new ModelMessage.FromUser(question));
    List<String> tools = new ArrayList<>();
    var answers = new StringBuilder();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      ModelReply reply = model.generate(ModelRequest.prose(messages, offered), _ -> {});
      if (reply.calls().isEmpty()) {
        return new Outcome(tools, reply.text(), answers.toString());
      }
      messages.add(new ModelMessage.FromAssistant(reply.text(), reply.calls()));
      for (ToolCall call : reply.calls()) {
        tools.add(call.name());
        ToolResult result = run(call);
        answers.append(result.modelText());
        messages.add(
            new ModelMessage.FromTool(
                call.id(), call.name(), result.modelText(), result.isFailure()));
      }
    }
    throw new AssertionError("the demo model does not come to an end: " + tools);
  }

  private ToolResult run(ToolCall call) {
    ToolSpecification tool = ToolCatalogue.load().find(call.name()).orElseThrow();
    var context =
        new ToolContext(
            CallerLease.of(new Practitioner("alex").principal()),
            page,
            true,
            Span.OFF,
            Stream::empty);
    return runTool.run(tool, (JsonObject) Json.parse(call.arguments()), context);
  }
}
