package dev.haystack.application.turn;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSpecification;
import java.time.Duration;
import java.util.Optional;

/** One round of a turn for who looks: when it began, when its first text came, when it was over. */
final class RoundWatch {

  private static final int CHARACTERS_PER_TOKEN = 4;

  private final TurnProgress progress;
  private final int round;
  private final long begunNanos = System.nanoTime();
  private Optional<Duration> firstText = Optional.empty();

  private RoundWatch(TurnProgress progress) {
    this.progress = progress;
    this.round = progress.rounds().size() + 1;
  }

  static RoundWatch begin(TurnProgress progress, String model, ModelRequest request) {
    var watch = new RoundWatch(progress);
    progress.inspect(
        () ->
            new Inspection.RoundStarted(
                progress.turn(),
                watch.round,
                model,
                request.messages().stream().mapToLong(RoundWatch::length).sum()
                    / CHARACTERS_PER_TOKEN,
                request.tools().stream().map(ToolSpecification::name).toList()));
    return watch;
  }

  void text(String delta) {
    if (firstText.isEmpty()) {
      firstText = Optional.of(since());
    }
    progress.text(delta);
  }

  void over(ModelReply reply) {
    progress.inspect(
        () ->
            new Inspection.RoundCompleted(
                progress.turn(), round, reply.finishReason(), firstText, since(), reply.usage()));
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  private static long length(ModelMessage message) {
    return switch (message) {
      case ModelMessage.FromSystem(var text) -> text.length();
      case ModelMessage.FromUser said -> said.told().length();
      case ModelMessage.FromAssistant(var text, _, _) -> text.length();
      case ModelMessage.FromTool(_, _, var text, _) -> text.length();
    };
  }
}
