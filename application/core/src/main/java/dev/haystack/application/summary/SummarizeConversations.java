package dev.haystack.application.summary;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cache.ContentHash;
import dev.haystack.application.window.FitToWindow;
import dev.haystack.application.window.FittedText;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Summarises conversations for a practitioner; the same conversations are read once. */
public final class SummarizeConversations {

  private static final int ATTEMPTS_MAX = 3;

  private final ChatModel model;
  private final SummaryLimits limits;
  private final InstantSource clock;
  private final FitToWindow fitting;
  private final Semaphore places;
  private final ContentCache<Summary> written;

  public SummarizeConversations(ChatModel model, SummaryLimits limits, InstantSource clock) {
    this.model = model;
    this.limits = limits;
    this.clock = clock;
    this.fitting = new FitToWindow(limits.partsAtOnceMax());
    this.places = new Semaphore(limits.atOnceMax());
    this.written = new ContentCache<>(clock, limits.keptMax(), limits.keptFor());
  }

  /** Blocks until the summary is there. Interrupting ends it as a failure. */
  public SummaryOutcome summarize(List<PastConversation> conversations) {
    List<String> lines = lines(conversations);
    if (lines.isEmpty()) {
      return new SummaryOutcome.NothingSaid();
    }
    ContentHash key = ContentHash.of(model.name(), String.join("\n", lines));
    Optional<Summary> known = written.find(key);
    if (known.isPresent()) {
      return new SummaryOutcome.Written(known.get());
    }
    if (!places.tryAcquire()) {
      return new SummaryOutcome.Failed(ErrorCode.OVERLOADED, Duration.ZERO);
    }
    try {
      var summary = new Summary(text(lines), clock.instant());
      written.keep(key, summary);
      return new SummaryOutcome.Written(summary);
    } catch (ModelException e) {
      return new SummaryOutcome.Failed(e.reason().code(), e.retryAfter());
    } finally {
      places.release();
    }
  }

  private static List<String> lines(List<PastConversation> conversations) {
    List<PastConversation> used = conversations.stream().filter(PastConversation::isOfUse).toList();
    return IntStream.range(0, used.size())
        .boxed()
        .flatMap(index -> used.get(index).lines(index + 1))
        .toList();
  }

  private String text(List<String> lines) {
    int tokensMax = limits.partTokensMax();
    for (int attempt = 1; ; attempt++) {
      try {
        FittedText said = fitting.fit(lines, tokensMax, this::notes, (_, _) -> {});
        return WholeAnswer.of(model, SummaryPrompts.write(said), _ -> {}).strip();
      } catch (ModelException e) {
        if (e.reason() != ModelFailure.CONTEXT_TOO_LONG || attempt == ATTEMPTS_MAX) {
          throw e;
        }
        // the model's window is smaller than we were told, or its tokens are
        tokensMax /= 2;
      }
    }
  }

  private String notes(String part, int number, int total) {
    return WholeAnswer.of(model, SummaryPrompts.read(part, number, total), _ -> {});
  }
}
