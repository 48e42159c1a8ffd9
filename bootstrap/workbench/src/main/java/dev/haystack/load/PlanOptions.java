package dev.haystack.load;

import dev.haystack.load.script.MessageShape;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that shape a run; one that is not given leaves the scenario's value. */
final class PlanOptions {

  @Option(names = "--users", description = "users who talk at the same time")
  private @Nullable Integer users;

  @Option(names = "--connections", description = "open connections; those beyond the users idle")
  private @Nullable Integer connections;

  @Option(names = "--rate", description = "turns per second of all users; 0: each after the other")
  private @Nullable Double rate;

  @Option(names = "--duration", description = "seconds in which turns begin")
  private @Nullable Integer durationSeconds;

  @Option(names = "--turns", description = "turns per user; 0: as many as the time allows")
  private @Nullable Integer turns;

  @Option(names = "--turns-per-session", description = "turns before a user starts a new session")
  private @Nullable Integer turnsPerSession;

  @Option(names = "--stop-after", description = "stop each turn after so many chunks; 0: never")
  private @Nullable Integer stopAfterChunks;

  @Option(names = "--turn-limit", description = "seconds after which a turn counts as lost")
  private @Nullable Integer turnLimitSeconds;

  @Option(names = "--chunks", description = "chunks per answer")
  private @Nullable Integer chunks;

  @Option(names = "--chunk-rate", description = "chunks per second of a turn; 0: flat out")
  private @Nullable Integer chunksPerSecond;

  @Option(names = "--chunk-size", description = "bytes of a chunk's text, 17 at least")
  private @Nullable Integer chunkBytes;

  @Option(names = "--tool-calls", description = "tool calls per turn, one per round")
  private @Nullable Integer toolCalls;

  @Option(names = "--think", description = "milliseconds before the model's first chunk")
  private @Nullable Integer thinkMillis;

  @Option(names = "--chunks-per-write", description = "chunks the model writes at once, flat out")
  private @Nullable Integer chunksPerWrite;

  /** The plan with everything that was given put in. */
  LoadPlan over(LoadPlan base) {
    int changedUsers = or(users, base.users());
    int idle = base.connections() - base.users();
    return new LoadPlan(
        base.name(),
        changedUsers,
        or(connections, changedUsers + idle),
        Optional.ofNullable(rate).orElse(base.turnsPerSecond()),
        seconds(durationSeconds, base.duration()),
        or(turns, base.turnsPerUser()),
        or(turnsPerSession, base.turnsPerSession()),
        or(stopAfterChunks, base.stopAfterChunks()),
        seconds(turnLimitSeconds, base.turnLimit()),
        over(base.shape()));
  }

  private MessageShape over(MessageShape base) {
    return new MessageShape(
        or(chunks, base.chunks()),
        or(chunksPerSecond, base.chunksPerSecond()),
        or(chunkBytes, base.chunkBytes()),
        or(toolCalls, base.toolCalls()),
        or(thinkMillis, base.thinkMillis()),
        or(chunksPerWrite, base.chunksPerWrite()));
  }

  private static int or(@Nullable Integer given, int otherwise) {
    return Optional.ofNullable(given).orElse(otherwise);
  }

  private static Duration seconds(@Nullable Integer given, Duration otherwise) {
    return given == null ? otherwise : Duration.ofSeconds(given);
  }
}
