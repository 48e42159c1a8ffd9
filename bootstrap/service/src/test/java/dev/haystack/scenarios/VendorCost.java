package dev.haystack.scenarios;

import com.sun.management.ThreadMXBean;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.kit.model.Cassette;
import dev.haystack.kit.model.CassettePlayer;
import dev.haystack.kit.model.Play;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ChatModel;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.Vendor;
import dev.haystack.testkit.Wire;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures what an inference of a thousand pieces costs on each vendor's wire: the calling thread's
 * time on a processor and what it allocates, the best of some rounds.
 */
final class VendorCost {

  private static final int PIECES = 1_000;
  private static final int ROUNDS = 12;
  private static final int INFERENCES = 200;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ModelRequest QUESTION =
      ModelRequest.prose(
          List.of(new ModelMessage.FromSystem("Be brief."), new ModelMessage.FromUser("Who?")),
          List.of());

  /** What an inference cost. */
  private record Cost(double micros, double kilobytes) {

    Cost least(Cost other) {
      return new Cost(Math.min(micros, other.micros()), Math.min(kilobytes, other.kilobytes()));
    }
  }

  private VendorCost() {}

  public static void main(String[] arguments) {
    Map<Vendor, Cost> costs = new EnumMap<>(Vendor.class);
    try (var transport = new HttpTransport(TransportLimits.defaults())) {
      var runtime = new ModelRuntime(transport, InstantSource.system(), new Random());
      // in turns, so that a busy machine is busy for all
      for (int round = 0; round < ROUNDS; round++) {
        for (Vendor vendor : Vendor.values()) {
          costs.merge(vendor, measured(vendor, runtime), Cost::least);
        }
      }
    }
    Cost openAi = costs.getOrDefault(Vendor.OPENAI, new Cost(1, 1));
    costs.forEach(
        (vendor, cost) ->
            System.out.printf(
                "%-10s %6.0f us (%.2f of OpenAI's)  %6.0f KiB (%.2f)%n",
                vendor,
                cost.micros(),
                cost.micros() / openAi.micros(),
                cost.kilobytes(),
                cost.kilobytes() / openAi.kilobytes()));
  }

  private static Cost measured(Vendor vendor, ModelRuntime runtime) {
    var player = new CassettePlayer(Play.whole(), Cassette.of(answer(vendor.wire())));
    try (var server = new ScriptedServer(player)) {
      ChatModel model = VendorModels.of(vendor, server.uri(""), runtime);
      long thread = Thread.currentThread().threadId();
      long begun = THREADS.getCurrentThreadCpuTime();
      long allocated = THREADS.getThreadAllocatedBytes(thread);
      for (int i = 0; i < INFERENCES; i++) {
        infer(model);
        player.requests().clear();
      }
      return new Cost(
          (THREADS.getCurrentThreadCpuTime() - begun) / 1_000.0 / INFERENCES,
          (THREADS.getThreadAllocatedBytes(thread) - allocated) / 1_024.0 / INFERENCES);
    }
  }

  private static void infer(ChatModel model) {
    int[] pieces = {0};
    ModelReply reply = model.generate(QUESTION, _ -> pieces[0]++);
    if (pieces[0] != PIECES || reply.text().length() != PIECES * 5) {
      throw new IllegalStateException("that was no answer of a thousand pieces");
    }
  }

  private static String answer(Wire wire) {
    Wire.Answer answer = wire.answer();
    var events = new StringBuilder();
    for (int i = 0; i < PIECES; i++) {
      add(ModelStep.text("word "), answer, events);
    }
    add(ModelStep.finish("stop"), answer, events);
    add(ModelStep.usage(10, PIECES), answer, events);
    return events.append(answer.end()).toString();
  }

  private static void add(ModelStep step, Wire.Answer answer, StringBuilder events) {
    if (step instanceof ModelStep.Event(var chunk)) {
      events.append(answer.chunk(chunk));
    }
  }
}
