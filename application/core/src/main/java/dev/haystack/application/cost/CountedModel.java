package dev.haystack.application.cost;

import dev.haystack.application.prompt.Tokens;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.util.Optional;

/**
 * A model that is asked for a caller while their token is good, and whose tokens are counted for
 * them, also those of answers that nobody waited for.
 */
record CountedModel(ChatModel model, UserLimits limits, CallerLease caller) implements ChatModel {

  private static final int CHARACTERS_PER_TOKEN = 4;

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    awaitCaller();
    UserId user = caller.user();
    Optional<NotNow> refusal = limits.inference(user);
    if (refusal.isPresent()) {
      throw new ModelException(
          ModelFailure.BUDGET_EXHAUSTED,
          "the user's tokens of the day are used up",
          refusal.get().retryAfter());
    }
    var received = new Received(receiver);
    try {
      ModelReply reply = model.generate(request, received);
      Usage usage = reply.usage();
      long counted = usage.inputTokens() + usage.outputTokens();
      limits.budget().spend(user, counted > 0 ? counted : estimate(request, received));
      return reply;
    } catch (ModelException e) {
      if (received.characters > 0 || isPaid(e.reason())) {
        limits.budget().spend(user, estimate(request, received));
      }
      throw e;
    }
  }

  /** What the model is told of the practice is told to no one else than to whom it belongs. */
  private void awaitCaller() {
    try {
      var _ = caller.current();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "interrupted before the inference");
    }
  }

  /** Whether the model has worked although nothing came of it. */
  private static boolean isPaid(ModelFailure failure) {
    return switch (failure) {
      case CANCELLED, TIMEOUT, STALLED, TRUNCATED, REFUSED, CONTENT_FILTERED, INVALID_ANSWER ->
          true;
      case UNAVAILABLE,
          RATE_LIMITED,
          QUOTA_EXHAUSTED,
          CONTEXT_TOO_LONG,
          REJECTED,
          NOT_CONFIGURED,
          BUDGET_EXHAUSTED ->
          false;
    };
  }

  private static long estimate(ModelRequest request, Received received) {
    return request.messages().stream().mapToLong(Tokens::in).sum()
        + received.characters / CHARACTERS_PER_TOKEN;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public boolean isDemo() {
    return model.isDemo();
  }

  /** Passes text on; for the thread of the inference. */
  private static final class Received implements TextReceiver {

    private final TextReceiver receiver;
    private long characters;

    Received(TextReceiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void receive(String text) {
      characters += text.length();
      receiver.receive(text);
    }
  }
}
