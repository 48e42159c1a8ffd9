package dev.haystack.application.consent;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The questions that wait in this process for a user's word. Safe for use by many threads. */
public final class Consents {

  private static final Duration ANSWER_MAX = Duration.ofMinutes(2);

  private final ConsentMode mode;
  private final Duration answerMax;
  private final InstantSource clock;
  private final Supplier<String> nonces;
  private final Map<String, Waiting> open = new ConcurrentHashMap<>();

  /** Under that mode. */
  public Consents(ConsentMode mode, InstantSource clock) {
    this(mode, ANSWER_MAX, clock, () -> UUID.randomUUID().toString());
  }

  /**
   * With another time for answers.
   *
   * @param nonces names that nobody can guess, never the same twice
   */
  public Consents(
      ConsentMode mode, Duration answerMax, InstantSource clock, Supplier<String> nonces) {
    this.mode = mode;
    this.answerMax = answerMax;
    this.clock = clock;
    this.nonces = nonces;
  }

  private record Waiting(ConsentQuestion question, BlockingQueue<ConsentDecision> answer) {}

  public ConsentMode mode() {
    return mode;
  }

  /** A question that can be asked once. */
  public ConsentQuestion question(
      SessionId session, UserId user, String tool, JsonObject arguments) {
    return new ConsentQuestion(
        session,
        user,
        tool,
        arguments,
        nonces.get(),
        clock.instant().plus(answerMax).truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * Waits for the user's answer on the calling thread; an interrupt ends the question.
   *
   * @param tell lets the user know; answers count from then on
   */
  public ConsentDecision ask(ConsentQuestion question, Consumer<ConsentQuestion> tell)
      throws InterruptedException {
    String id = question.actionId();
    var waiting = new Waiting(question, new ArrayBlockingQueue<>(1));
    open.put(id, waiting);
    try {
      tell.accept(question);
      return Optional.ofNullable(waiting.answer().poll(answerMax.toMillis(), TimeUnit.MILLISECONDS))
          .orElse(ConsentDecision.EXPIRED);
    } finally {
      open.remove(id);
    }
  }

  /** Takes the user's answer, of which the first counts; false if nobody here waits for it. */
  public boolean answer(SessionId session, UserId user, String actionId, boolean isGranted) {
    Optional<Waiting> asked =
        Optional.ofNullable(open.get(actionId))
            .filter(waiting -> waiting.question().isFor(session, user));
    asked.ifPresent(
        waiting -> {
          boolean _ =
              waiting
                  .answer()
                  .offer(isGranted ? ConsentDecision.GRANTED : ConsentDecision.DECLINED);
        });
    return asked.isPresent();
  }

  /** How many questions wait. */
  public int count() {
    return open.size();
  }
}
