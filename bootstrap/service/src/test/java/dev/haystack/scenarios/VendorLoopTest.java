package dev.haystack.scenarios;

import dev.haystack.application.turn.GeneratedModel;
import dev.haystack.application.turn.ReferenceLoop;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ChatModel;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.Vendor;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link ReferenceLoop} shows, with the model behind each vendor's wire. */
class VendorLoopTest {

  private static final int SEEDS = 4;

  @ParameterizedTest
  @EnumSource
  @Tag("PL-4")
  void thePipelineDoesWhatTheStraightLineDoesOverAWire(Vendor vendor) {
    try (var server = new LoopbackModel(vendor);
        var transport = new HttpTransport(TransportLimits.defaults())) {
      ChatModel model =
          VendorModels.of(
              vendor,
              URI.create(server.baseUrl()).resolve("/"),
              new ModelRuntime(transport, InstantSource.system(), new Random(7)));
      for (long seed = 0; seed < SEEDS; seed++) {
        server.reset();
        var generated = new GeneratedModel(seed);
        var round = new AtomicInteger();
        server.always(request -> script(generated, round.getAndIncrement(), request));
        ReferenceLoop.assertThePipelineDoesTheSame(seed, model);
      }
    }
  }

  private static ModelScript script(GeneratedModel generated, int round, JsonObject request) {
    ModelReply reply = generated.reply(round, !request.has("tool_choice"));
    List<ModelStep> steps = new ArrayList<>();
    if (!reply.text().isEmpty()) {
      steps.add(ModelStep.text(reply.text()));
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      var call = reply.calls().get(i);
      steps.add(ModelStep.call(i, call.id(), call.name(), call.arguments()));
    }
    steps.add(ModelStep.finish(reply.calls().isEmpty() ? "stop" : "tool_calls"));
    return ModelScript.stream(steps.toArray(ModelStep[]::new));
  }
}
