package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.haystack.kit.model.Peer;
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
import java.time.Instant;
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
  private static final double MOST = 3;
  private static final int ROUNDS_PER_TURN = 3;
  private static final int REFERENCES_BYTES_PER_MESSAGE = 300;
  private static final InstantSource CLOCK = () -> Instant.parse("2026-03-01T10:00:00Z");
  private static final PromptLimits LIMITS = new PromptLimits(200_000, 60_000);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<ToolSpecification> tools =
      ToolCatalogue.load().offeredTo(PersonaType.WEB_ASSISTANT);
  private final PromptWriter prompts = new PromptWriter(CLOCK, LIMITS, _ -> tools);
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
  void aRoundCostsHardlyMoreWithALongHistoryThanWithNone(Vendor vendor) {
    List<Message> history = LongHistory.of(25, 36);
    var player = new CassettePlayer(Play.whole(), Cassette.of(answer(vendor.wire())));
    try (var transport = new HttpTransport(TransportLimits.defaults());
        var server = new ScriptedServer(player)) {
      ChatModel model = model(vendor, server, transport);
      Cost none = cost(List.of(), model, player);
      Cost most = cost(history, model, player);

      turn(history, prompts, model);
      List<String> bodies = bodies(player);
      System.out.printf(
          "%-10s a request of %d KB: %.0f against %.0f us, %.1f against %.1f KB allocated%n",
          vendor,
          bodies.getLast().length() / 1_000,
          most.micros(),
          none.micros(),
          most.allocatedBytes() / 1_000,
          none.allocatedBytes() / 1_000);
      assertTrue(bodies.getLast().length() > 400_000, "a long history");
      assertTrue(
          most.allocatedBytes() < MOST * none.allocatedBytes() + references(history),
          most + " against " + none);
      turn(history, new PromptWriter(CLOCK, LIMITS, _ -> tools), model(vendor, server, transport));
      assertEquals(bodies(player), bodies, "what is kept is what would be written");
    }
  }

  /** What it takes to put ready pieces one behind the other: places in lists, and to find them. */
  private static int references(List<Message> history) {
    return history.size() / 2 * (2 + 3 * ROUNDS_PER_TURN) * REFERENCES_BYTES_PER_MESSAGE;
  }

  private static List<String> bodies(CassettePlayer player) {
    List<Peer.Request> requests = new ArrayList<>();
    player.requests().drainTo(requests);
    return requests.stream().map(Peer.Request::body).toList();
  }

  private static ChatModel model(Vendor vendor, ScriptedServer server, HttpTransport transport) {
    return VendorModels.of(
        vendor, server.uri(""), new ModelRuntime(transport, CLOCK, new Random(1)));
  }

  private Cost cost(List<Message> history, ChatModel model, CassettePlayer player) {
    Cost least = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
    for (int turn = 0; turn < TURNS; turn++) {
      long micros = THREADS.getCurrentThreadCpuTime() / 1_000;
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      turn(history, prompts, model);
      var cost =
          new Cost(
              (THREADS.getCurrentThreadCpuTime() / 1_000.0 - micros) / ROUNDS,
              (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / ROUNDS);
      least = turn < TURNS - TURNS_COUNTED ? least : least.least(cost);
      player.requests().clear();
    }
    return least;
  }

  private void turn(List<Message> history, PromptWriter writer, ChatModel model) {
    TurnPrompt prompt =
        writer.begin(
            PersonaType.WEB_ASSISTANT,
            JsonObject.EMPTY,
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
