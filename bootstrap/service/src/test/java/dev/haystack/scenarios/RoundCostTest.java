package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.prompt.RunningRound;
import dev.haystack.application.prompt.TurnPrompt;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.tool.ToolSpecification;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a round with the model costs, with a long history and without one. */
class RoundCostTest {

  private static final int ROUNDS = 3;
  private static final int TURNS = 60;
  private static final int TURNS_COUNTED = 20;
  private static final double MOST = 1.3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final PromptWriter prompts =
      new PromptWriter(InstantSource.system(), new PromptLimits(200_000, 60_000));
  private final List<ToolSpecification> tools =
      ToolCatalogue.load().offeredTo(PersonaType.WEB_ASSISTANT);
  private final List<RunningRound> rounds =
      IntStream.range(0, ROUNDS)
          .mapToObj(
              number -> new RunningRound(LongHistory.round("now-" + number, 5), Optional.empty()))
          .toList();

  /** What a round cost, the least of some turns. */
  private record Cost(double micros, double allocatedBytes) {

    Cost least(Cost other) {
      return new Cost(
          Math.min(micros, other.micros()), Math.min(allocatedBytes, other.allocatedBytes()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRoundAllocatesHardlyMoreWithALongHistoryThanWithNone(Vendor vendor) {
    List<Message> history = LongHistory.of(25, 36);
    var player = new CassettePlayer(Play.whole(), Cassette.of(answer(vendor.wire())));
    try (var transport = new HttpTransport(TransportLimits.defaults());
        var server = new ScriptedServer(player)) {
      ChatModel model =
          VendorModels.of(
              vendor,
              server.uri(""),
              new ModelRuntime(transport, InstantSource.system(), new Random(1)));
      Cost none = cost(List.of(), model, player);
      Cost most = cost(history, model, player);

      turn(history, model);
      int bytes = 0;
      for (var request : player.requests()) {
        bytes = request.body().length();
      }
      System.out.printf(
          "%-10s a request of %d KB: %.0f against %.0f us, %.1f against %.1f KB allocated%n",
          vendor,
          bytes / 1_000,
          most.micros(),
          none.micros(),
          most.allocatedBytes() / 1_000,
          none.allocatedBytes() / 1_000);
      assertTrue(bytes > 400_000, "a long history");
      assertTrue(most.allocatedBytes() < MOST * none.allocatedBytes(), most + " against " + none);
    }
  }

  private Cost cost(List<Message> history, ChatModel model, CassettePlayer player) {
    Cost least = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
    for (int turn = 0; turn < TURNS; turn++) {
      long micros = THREADS.getCurrentThreadCpuTime() / 1_000;
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      turn(history, model);
      var cost =
          new Cost(
              (THREADS.getCurrentThreadCpuTime() / 1_000.0 - micros) / ROUNDS,
              (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / ROUNDS);
      least = turn < TURNS - TURNS_COUNTED ? least : least.least(cost);
      player.requests().clear();
    }
    return least;
  }

  private void turn(List<Message> history, ChatModel model) {
    TurnPrompt prompt =
        prompts.begin(
            PersonaType.WEB_ASSISTANT,
            JsonObject.EMPTY,
            JsonObject.EMPTY,
            history,
            LongHistory.question(99));
    List<RunningRound> done = new ArrayList<>();
    for (RunningRound round : rounds) {
      var _ = model.generate(ModelRequest.prose(prompt.after(done), tools), _ -> {});
      done.add(round);
    }
  }

  private static String answer(Wire wire) {
    Wire.Answer answer = wire.answer();
    var events = new StringBuilder();
    Stream.of(ModelStep.text("word "), ModelStep.finish("stop"), ModelStep.usage(10, 1))
        .map(step -> step instanceof ModelStep.Event(var chunk) ? answer.chunk(chunk) : "")
        .forEach(events::append);
    return events.append(answer.end()).toString();
  }
}
