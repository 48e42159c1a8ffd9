package dev.haystack.load;

import static dev.haystack.load.Latency.ADDED_FIRST_CHUNK;
import static dev.haystack.load.Latency.ALL_ARRIVED;
import static dev.haystack.load.Latency.CHUNK_WAY;
import static dev.haystack.load.Latency.REFUSED_DOCUMENT;
import static dev.haystack.load.Latency.STOP_SEEN;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** Draws from the phases the numbers that the scenario is about. */
final class Figures {

  private static final double MILLIS = 1e6;

  private Figures() {}

  static List<Figure> of(Scenario scenario, List<PhaseResult> results) {
    if (results.size() < scenario.phases().size()) {
      return List.of();
    }
    PhaseResult first = results.getFirst();
    PhaseResult last = results.getLast();
    return switch (scenario) {
      case CUSTOM -> perCpu(results);
      case FIRST_CHUNK ->
          List.of(percentile("added to the first chunk", first, ADDED_FIRST_CHUNK, 50));
      case PACED -> List.of(percentile("a chunk's way through", first, CHUNK_WAY, 99));
      case FLAT -> perCpu(results);
      case PER_CHUNK -> perChunk(results.get(0), results.get(1), results.get(2));
      case TURNS, TOOLS -> perTurn(first);
      case IDLE -> perConnection(last);
      case STOPS -> stops(first, last);
      case VIOLATIONS -> violations(first, last);
    };
  }

  private static List<Figure> perCpu(List<PhaseResult> results) {
    var figures = new ArrayList<Figure>();
    for (PhaseResult result : results) {
      String name = ", " + result.plan().name();
      double frames = Math.max(1, result.count(Count.FRAMES));
      result
          .chunksPerCpuSecond()
          .ifPresent(chunks -> figures.add(new Figure("chunks per CPU-second" + name, chunks, "")));
      figures.add(new Figure("chunks per frame" + name, result.count(Count.CHUNKS) / frames, ""));
    }
    return figures;
  }

  /** The cost of a chunk in long and in short answers, each less what a turn costs anyway. */
  private static List<Figure> perChunk(PhaseResult one, PhaseResult few, PhaseResult many) {
    if (!areWatched(List.of(one, few, many))) {
      return List.of();
    }
    ToDoubleFunction<PhaseResult> perTurn = result -> cpuMicros(result) / turns(result);
    double turn = perTurn.applyAsDouble(one);
    double few1 = (perTurn.applyAsDouble(few) - turn) / (few.plan().shape().chunks() - 1);
    double many1 = (perTurn.applyAsDouble(many) - turn) / (many.plan().shape().chunks() - 1);
    double raw =
        cpuMicros(many) / many.count(Count.CHUNKS) / (cpuMicros(few) / few.count(Count.CHUNKS));
    return List.of(
        new Figure("a turn of one chunk", turn, "CPU-µs"),
        new Figure("a chunk of a short answer", few1, "CPU-µs"),
        new Figure("a chunk of a long answer", many1, "CPU-µs"),
        new Figure("long to short, less the turn's own", many1 / few1, ""),
        new Figure("long to short, all in", raw, ""));
  }

  private static double turns(PhaseResult result) {
    return Math.max(1, result.count(Count.TURNS_COMPLETED));
  }

  private static double cpuMicros(PhaseResult result) {
    return result.server().map(ServerSamples::cpuSeconds).orElse(0.0) * 1e6;
  }

  private static List<Figure> perTurn(PhaseResult result) {
    if (!areWatched(List.of(result))) {
      return List.of();
    }
    double millis = cpuMicros(result) / turns(result) / 1e3;
    return List.of(new Figure("processor time of a turn", millis, "CPU-ms"));
  }

  /** Whether anything is known of the processor in all of these. */
  private static boolean areWatched(List<PhaseResult> results) {
    return results.stream().allMatch(result -> result.server().isPresent());
  }

  private static List<Figure> perConnection(PhaseResult result) {
    double connections = Math.max(1, result.idleConnections());
    return result.server().map(ServerSamples::heapGrowthBytes).stream()
        .flatMapToLong(OptionalLong::stream)
        .mapToObj(
            growth -> new Figure("heap per idle connection", growth / 1_024.0 / connections, "KiB"))
        .toList();
  }

  private static List<Figure> stops(PhaseResult stops, PhaseResult afterwards) {
    var figures = new ArrayList<Figure>();
    figures.add(percentile("stop seen by the model", stops, STOP_SEEN, 50));
    figures.add(percentile("stop seen by the model", stops, STOP_SEEN, 99));
    figures.add(percentile("stop seen by the model", stops, STOP_SEEN, 100));
    stops.server().ifPresent(server -> addLeft(server, figures));
    figures.add(new Figure("failed turns afterwards", afterwards.count(Count.TURNS_FAILED), ""));
    return figures;
  }

  private static void addLeft(ServerSamples server, List<Figure> figures) {
    var before = server.before();
    var left = server.left();
    figures.add(new Figure("threads left", left.usage().threads() - before.usage().threads(), ""));
    server
        .virtualThreadsLeft()
        .ifPresent(count -> figures.add(new Figure("virtual threads left", count, "")));
    figures.add(new Figure("sockets left", left.usage().sockets() - before.usage().sockets(), ""));
  }

  private static List<Figure> violations(PhaseResult there, PhaseResult away) {
    long sent = there.count(Count.VIOLATIONS) + away.count(Count.VIOLATIONS);
    long arrived = there.count(Count.VIOLATIONS_ARRIVED) + away.count(Count.VIOLATIONS_ARRIVED);
    return List.of(
        percentile("refused document, sink there", there, REFUSED_DOCUMENT, 99),
        percentile("refused document, sink away", away, REFUSED_DOCUMENT, 99),
        ratio("refused document, away to there", there, away, REFUSED_DOCUMENT),
        percentile("added to the first chunk, sink there", there, ADDED_FIRST_CHUNK, 99),
        percentile("added to the first chunk, sink away", away, ADDED_FIRST_CHUNK, 99),
        ratio("added to the first chunk, away to there", there, away, ADDED_FIRST_CHUNK),
        new Figure("violations", sent, ""),
        new Figure("violations lost", sent - arrived, ""),
        new Figure(
            "violations sent again after they arrived", away.count(Count.VIOLATIONS_REPEATED), ""),
        percentile("all arrived after the sink's return", away, ALL_ARRIVED, 100));
  }

  private static Figure ratio(String name, PhaseResult base, PhaseResult other, Latency latency) {
    double value = other.tally().times(latency).getValueAtPercentile(99);
    double usual = base.tally().times(latency).getValueAtPercentile(99);
    return new Figure(name + ", p99", usual == 0 ? 0 : value / usual, "");
  }

  private static Figure percentile(
      String name, PhaseResult result, Latency latency, double percentile) {
    String rank = percentile == 100 ? "max" : "p" + Math.round(percentile);
    double value = result.tally().times(latency).getValueAtPercentile(percentile) / MILLIS;
    return new Figure(name + ", " + rank, value, "ms");
  }
}
