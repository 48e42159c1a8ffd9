package dev.haystack.application.cost;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.turn.TurnPlaces;
import dev.haystack.port.turn.WorkClaim;
import dev.haystack.port.turn.WorkPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does what users ask outside of sessions, as far as each may; safe for use by many threads. */
public final class UserWork {

  private static final Duration QUEUE_RETRY = Duration.ofSeconds(5);

  private final UserModels models;
  private final TurnPlaces places;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * With the places in which turns stand too.
   *
   * @param ids names, never the same twice
   */
  public UserWork(UserModels models, TurnPlaces places, InstantSource clock, Supplier<String> ids) {
    this.models = models;
    this.places = places;
    this.clock = clock;
    this.ids = ids;
  }

  /** The name of the model. */
  public String modelName() {
    return models.name();
  }

  /** What of what is written leaves. */
  public OutputRules output() {
    return models.output();
  }

  /** Counts a request of the user's, unless it is one too many. */
  public Optional<NotNow> request(UserId user) {
    return models.limits().request(user);
  }

  /**
   * Waits for the user's place in line and takes one of the pool, does the work and gives both
   * back. Interrupting ends it as a failure, and so does the end of the caller's token.
   *
   * @param work is handed the caller's model for each piece of it, and the places for parts that
   *     run side by side
   */
  public <T> Done<T> run(
      CallerLease caller, Pool pool, BiFunction<Function<Span, ChatModel>, PartPlaces, T> work) {
    UserId user = caller.user();
    try (WorkPlace place = enter(user)) {
      if (!place.isFree() && !place.await()) {
        return place.isRefused()
            ? new Done.Not<>(models.limits().queueFull(QUEUE_RETRY).code(), QUEUE_RETRY)
            : new Done.Not<>(ErrorCode.MODEL_UNAVAILABLE, Duration.ZERO);
      }
      Optional<NotNow> refusal = models.limits().inference(user).or(() -> pool.enter(user));
      return refusal.isPresent()
          ? new Done.Not<>(refusal.get().code(), refusal.get().retryAfter())
          : inPool(caller, pool, work);
    }
  }

  private <T> Done<T> inPool(
      CallerLease caller, Pool pool, BiFunction<Function<Span, ChatModel>, PartPlaces, T> work) {
    UserId user = caller.user();
    try {
      return new Done.With<>(work.apply(models.work(caller), new PartPlaces(() -> enter(user))));
    } catch (ModelException e) {
      return new Done.Not<>(e.reason().code(), e.retryAfter());
    } catch (CredentialEnded e) {
      return new Done.Not<>(e.code(), Duration.ZERO);
    } finally {
      pool.leave(user);
    }
  }

  private WorkPlace enter(UserId user) {
    return places.enter(new WorkClaim(ids.get(), user, clock.millis()));
  }
}
