package dev.haystack.load;

import static dev.haystack.load.LoadPlan.closedLoop;

import dev.haystack.load.script.MessageShape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A prepared load run that answers one question. */
enum Scenario {
  /** The run that the options describe. */
  CUSTOM,
  /** What the service adds before the first chunk. */
  FIRST_CHUNK,
  /** How long a chunk is on its way while fifty turns stream at the pace of real models. */
  PACED,
  /** How many chunks a second of the service's processor carries, one by one and in blocks. */
  FLAT,
  /** Whether a chunk of a long answer costs what one of a short answer costs. */
  PER_CHUNK,
  /** What a turn costs whose answer is short, one after the other. */
  TURNS,
  /** What a turn of three tool rounds costs in sessions that grow to 25 of them. */
  TOOLS,
  /** What an idle connection holds of the heap. */
  IDLE,
  /** How soon the model sees a stop, and whether a thousand of them leave anything. */
  STOPS,
  /** Whether users notice that violations cannot be reported, and whether any gets lost. */
  VIOLATIONS;

  private static final int TOOL_ROUNDS = 3;
  private static final int TURNS_MANY = 25;

  /** What is run one after the other. */
  List<LoadPlan> phases() {
    return switch (this) {
      case CUSTOM -> List.of(closedLoop("custom", 10, seconds(10), shape(200, 50, 0, 64)));
      case FIRST_CHUNK ->
          List.of(closedLoop("first-chunk", 4, seconds(15), shape(5, 0, 20, 1)).withTurns(0, 20));
      case PACED -> List.of(closedLoop("paced", 50, seconds(20), shape(250, 50, 0, 1)));
      case FLAT ->
          List.of(
              closedLoop("one-by-one", 8, seconds(15), shape(2_000, 0, 0, 1)),
              closedLoop("in-blocks", 8, seconds(15), shape(2_000, 0, 0, 64)));
      case PER_CHUNK ->
          List.of(
              closedLoop("answer-of-1", 8, seconds(10), shape(1, 0, 0, 16)),
              closedLoop("answer-of-200", 8, seconds(15), shape(200, 0, 0, 16)),
              closedLoop("answer-of-2000", 8, seconds(15), shape(2_000, 0, 0, 16)));
      case TURNS ->
          List.of(closedLoop("turns", 1, seconds(20), shape(5, 0, 0, 1)).withTurns(0, TURNS_MANY));
      case TOOLS ->
          List.of(
              closedLoop("tools", 4, seconds(20), new MessageShape(20, 0, 24, TOOL_ROUNDS, 0, 1))
                  .withTurns(0, TURNS_MANY));
      case IDLE -> List.of(idle("few-connections", 200), idle("idle", 2_000));
      case STOPS ->
          List.of(
              closedLoop("stops", 20, Duration.ofMinutes(2), shape(1_000, 50, 0, 1))
                  .withTurns(50, 10)
                  .stoppedAfter(3),
              closedLoop("afterwards", 20, seconds(5), shape(20, 0, 0, 1)).withTurns(5, 1));
      case VIOLATIONS ->
          List.of(
              closedLoop("sink-there", 10, seconds(60), shape(50, 50, 20, 1)),
              closedLoop("sink-away", 10, seconds(60), shape(50, 50, 20, 1)));
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static LoadPlan idle(String name, int connections) {
    return closedLoop(name, 0, seconds(1), shape(5, 0, 0, 1)).withConnections(connections);
  }

  private static MessageShape shape(
      int chunks, int chunksPerSecond, int thinkMillis, int chunksPerWrite) {
    return new MessageShape(chunks, chunksPerSecond, 24, 0, thinkMillis, chunksPerWrite);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
