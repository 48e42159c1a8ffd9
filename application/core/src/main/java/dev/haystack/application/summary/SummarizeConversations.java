package dev.haystack.application.summary;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cache.ContentHash;
import dev.haystack.application.cost.Done;
import dev.haystack.application.cost.NotNow;
import dev.haystack.application.cost.PartPlaces;
import dev.haystack.application.cost.Pool;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.window.FitToWindow;
import dev.haystack.application.window.FittedText;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Span;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Summarises conversations for a practitioner; the same conversations are read once. */
public final class SummarizeConversations {

  private static final int ATTEMPTS_MAX = 3;

  private final UserWork work;
  private final SummaryLimits limits;
  private final InstantSource clock;
  private final FitToWindow fitting;
  private final Pool places;
  private final ContentCache<Summary> written;

  public SummarizeConversations(UserWork work, SummaryLimits limits, InstantSource clock) {
    this.work = work;
    this.limits = limits;
    this.clock = clock;
    this.fitting = new FitToWindow(limits.partsAtOnceMax());
    this.places = new Pool(limits.atOnceMax(), limits.atOnceMax());
    this.written = new ContentCache<>(clock, limits.keptMax(), limits.keptFor());
  }

  /** Blocks until the summary is there. Interrupting ends it as a failure. */
  public SummaryOutcome summarize(
      CallerLease caller, List<PastConversation> conversations, Span span) {
    Optional<NotNow> refusal = work.request(caller.user());
    if (refusal.isPresent()) {
      return new SummaryOutcome.Failed(refusal.get().code(), refusal.get().retryAfter());
    }
    List<String> lines = lines(conversations);
    if (lines.isEmpty()) {
      return new SummaryOutcome.NothingSaid();
    }
    ContentHash key = ContentHash.of(work.modelName(), String.join("\n", lines));
    Optional<Summary> known = written.find(key);
    if (known.isPresent()) {
      return new SummaryOutcome.Written(known.get());
    }
    Done<String> done =
        work.run(caller, places, (models, parts) -> text(lines, models.apply(span), parts));
    return switch (done) {
      case Done.With<String>(var text) -> {
        var summary = new Summary(text, clock.instant());
        written.keep(key, summary);
        yield new SummaryOutcome.Written(summary);
      }
      case Done.Not<String>(var code, var retryAfter) ->
          new SummaryOutcome.Failed(code, retryAfter);
    };
  }

  private static List<String> lines(List<PastConversation> conversations) {
    List<PastConversation> used = conversations.stream().filter(PastConversation::isOfUse).toList();
    return IntStream.range(0, used.size())
        .boxed()
        .flatMap(index -> used.get(index).lines(index + 1))
        .toList();
  }

  private String text(List<String> lines, ChatModel model, PartPlaces parts) {
    int tokensMax = limits.partTokensMax();
    for (int attempt = 1; ; attempt++) {
      try {
        FittedText said =
            fitting.fit(
                lines,
                tokensMax,
                parts.with((part, number, total) -> notes(model, part, number, total)),
                (_, _) -> {});
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

  private static String notes(ChatModel model, String part, int number, int total) {
    return WholeAnswer.of(model, SummaryPrompts.read(part, number, total), _ -> {});
  }
}
