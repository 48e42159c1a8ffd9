package dev.haystack.outbound.openai;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.model.Pause;
import dev.haystack.outbound.model.RetryBudget;
import dev.haystack.outbound.transport.HttpCall;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A chat model behind the chat completions of OpenAI or a compatible server, streamed.
 *
 * <p>Attempts are repeated while nothing was handed on and no tool call has begun, after statuses
 * 408, 429 and 5xx, an error in their place in the stream, broken connections, and streams that end
 * without a good reason or cannot be read; with exponential waits of random length, or what the
 * server advises, as long as the round's limit allows. A wait that would pass that limit, and a
 * budget for the retries of all inferences that is used up, end in the failure of the last attempt,
 * which says more than that nothing was tried again. The source of randomness must be safe for many
 * threads.
 */
public final class OpenAiChatModel implements ChatModel {

  private static final System.Logger LOGGER = System.getLogger(OpenAiChatModel.class.getName());
  private static final int RETRY_RESERVE = 10;

  /** What no user and no time mends. */
  private static final Set<ModelFailure> FOR_THE_OPERATOR =
      Set.of(ModelFailure.REJECTED, ModelFailure.NOT_CONFIGURED, ModelFailure.QUOTA_EXHAUSTED);

  private final OpenAiSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;
  private final Attempt attempt;
  private final RetryBudget budget = new RetryBudget(RETRY_RESERVE);
  private final OfferedTools offered = new OfferedTools();
  private final KnownRefusals refusals = new KnownRefusals();
  private final URI uri;
  private final Map<String, String> headers;

  public OpenAiChatModel(
      OpenAiSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, transport, clock, random, Pause.REAL);
  }

  OpenAiChatModel(
      OpenAiSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
    this.attempt = new Attempt(transport, settings, clock, this::callId);
    this.uri = settings.completions();
    this.headers = headers(settings.apiKey());
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    Set<OptionalParameter> optional = refusals.sentWith(request);
    byte[] body = body(request, optional);
    Instant end = clock.instant().plus(settings.limits().round());
    budget.call();
    for (int number = 1; ; number++) {
      var answer = new Answer(receiver, settings.limits());
      try {
        return attempt.run(call(body, end), answer);
      } catch (AttemptException e) {
        if (!answer.isBegun() && refusals.learn(e, optional)) {
          // as a first attempt: the server is well, and was asked for too much
          number--;
          optional = refusals.sentWith(request);
          body = body(request, optional);
        } else {
          awaitRetry(e, answer, number, end);
        }
      }
    }
  }

  private byte[] body(ModelRequest request, Set<OptionalParameter> optional) {
    return RequestText.of(settings, request, offered, optional).getBytes(StandardCharsets.UTF_8);
  }

  private HttpCall call(byte[] body, Instant end) {
    ModelLimits limits = settings.limits();
    Duration left = Duration.between(clock.instant(), end);
    if (left.toMillis() < 1) {
      throw new ModelException(ModelFailure.TIMEOUT, "the round took too long");
    }
    // an inference changes nothing at the server
    return new HttpCall("POST", uri, headers, body, limits.firstByte(), limits.idle(), left)
        .harmlessTwice();
  }

  private void awaitRetry(AttemptException failure, Answer answer, int number, Instant end) {
    if (!failure.isRetryable() || answer.isBegun() || number >= settings.limits().attemptsMax()) {
      throw failed(failure);
    }
    Duration wait = wait(failure.retryAfter(), number);
    if (!clock.instant().plus(wait).isBefore(end) || !budget.takeRetry()) {
      throw failed(failure);
    }
    LOGGER.log(
        System.Logger.Level.INFO,
        "attempt {0} at an inference failed ({1}), next in {2}",
        number,
        failure.getMessage(),
        wait);
    try {
      pause.await(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "the thread was interrupted");
    }
  }

  private static ModelException failed(AttemptException failure) {
    ModelException failed = failure.toModelException();
    if (FOR_THE_OPERATOR.contains(failed.reason())) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "an inference failed as {0}: {1}",
          failed.reason(),
          failure.getMessage());
    }
    return failed;
  }

  /** What the server advises, and a random part of a span that doubles with every attempt. */
  private Duration wait(Duration advised, int number) {
    ModelLimits limits = settings.limits();
    long span = limits.backoffBase().toMillis() << Math.min(number - 1, 20);
    long jitter = random.nextLong(Math.min(span, limits.backoffMax().toMillis()) + 1);
    return advised.plusMillis(advised.isZero() ? jitter : jitter % 100);
  }

  private String callId() {
    return "call_" + HexFormat.of().toHexDigits(random.nextLong());
  }

  private static Map<String, String> headers(String apiKey) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "text/event-stream");
    if (!apiKey.isEmpty()) {
      headers.put("Authorization", "Bearer " + apiKey);
    }
    return headers;
  }
}
