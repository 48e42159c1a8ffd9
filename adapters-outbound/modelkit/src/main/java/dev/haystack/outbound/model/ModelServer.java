package dev.haystack.outbound.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.Patience;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.outbound.transport.HttpCall;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportException;
import dev.haystack.outbound.transport.TransportFailure;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The server of one model, asked for one inference after another, again where that may help. Safe
 * for many threads.
 *
 * <p>Attempts are repeated while nothing was handed on and no tool call has begun, after failures
 * that may pass; with exponential waits of random length, or what the server advises, as long as
 * the round's limit and the request's patience allow. A wait that would pass that limit, and a
 * budget for the retries of all inferences that is used up, end in the failure of the last attempt,
 * which says more than that nothing was tried again.
 */
public final class ModelServer {

  private static final Journal JOURNAL = Journal.of(ModelServer.class);

  /** What no user and no time mends. */
  private static final Set<ModelFailure> FOR_THE_OPERATOR =
      Set.of(ModelFailure.REJECTED, ModelFailure.NOT_CONFIGURED, ModelFailure.QUOTA_EXHAUSTED);

  private static final int OK = 200;
  private static final int ERROR_BYTES_MAX = 64 * 1024;
  private static final int RETRY_RESERVE = 10;

  private final HttpTransport transport;
  private final ModelLimits limits;
  private final InstantSource clock;
  private final Meter meter;
  private final Waits waits;
  private final RetryBudget budget = new RetryBudget(RETRY_RESERVE);

  public ModelServer(ModelRuntime runtime, ModelLimits limits) {
    this.transport = runtime.transport();
    this.limits = limits;
    this.clock = runtime.clock();
    this.meter = runtime.meter();
    this.waits = new Waits(limits, runtime.random(), runtime.pause());
  }

  /**
   * Blocks until the inference is over.
   *
   * @throws ModelException as {@code ChatModel} has it
   */
  public ModelReply ask(StreamedRequest request, TextReceiver receiver) {
    Instant end = earlier(clock.instant().plus(limits.round()), request.patience().until());
    budget.call();
    for (int number = 1; ; number++) {
      StreamedAnswer answer = request.answer(receiver);
      try {
        return attempt(request, answer, end);
      } catch (AttemptException e) {
        if (!answer.isBegun() && request.asksLess(e)) {
          // as a first attempt: the server is well, and was asked for too much
          number--;
        } else {
          awaitRetry(e, answer, number, end, request.patience());
        }
      }
    }
  }

  private void awaitRetry(
      AttemptException failure, StreamedAnswer answer, int number, Instant end, Patience patience) {
    int attemptsMax = Math.min(limits.attemptsMax(), patience.attemptsMax());
    if (!failure.isRetryable()
        || answer.isBegun()
        || number >= attemptsMax
        || failure.retryAfter().compareTo(patience.adviceMax()) > 0) {
      throw failed(failure);
    }
    Duration wait = waits.after(failure, number);
    if (!clock.instant().plus(wait).isBefore(end) || !budget.takeRetry()) {
      throw failed(failure);
    }
    meter.count(new Measurement.Retried());
    waits.await(wait, failure, number);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static ModelException failed(AttemptException failure) {
    ModelException failed = failure.toModelException();
    if (FOR_THE_OPERATOR.contains(failed.reason())) {
      JOURNAL.tell(
          JournalEvent.UPSTREAM_FAILED,
          Detail.peer("model"),
          Detail.code(failed.reason().code()),
          Detail.reason(failure.words()));
    }
    return failed;
  }

  private ModelReply attempt(StreamedRequest request, StreamedAnswer answer, Instant end) {
    try (Exchange exchange = open(call(request.post(), end))) {
      if (exchange.status() != OK) {
        AttemptException failure =
            request.failure(
                exchange.status(), errorBody(exchange), RetryAdvice.of(exchange, clock.instant()));
        throw failure.isRetryable() && RetryAdvice.isAgainst(exchange)
            ? failure.unrepeated()
            : failure;
      }
      if (isPage(exchange)) {
        throw AttemptException.last(ModelFailure.NOT_CONFIGURED, "a page in place of an answer");
      }
      read(exchange, answer);
      return answer.reply();
    }
  }

  /** What a proxy or a site says where no model is. */
  private static boolean isPage(Exchange exchange) {
    return exchange
        .header("content-type")
        .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
        .isPresent();
  }

  private HttpCall call(Post post, Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    if (left.toMillis() < 1) {
      throw new ModelException(ModelFailure.TIMEOUT, "the round took too long");
    }
    // an inference changes nothing at the server
    return new HttpCall(
        "POST",
        post.uri(),
        named(post.headers()),
        post.body(),
        limits.firstByte(),
        limits.idle(),
        left,
        true);
  }

  private static Map<String, String> named(Map<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    RequestScope.current().ifPresent(id -> all.put(RequestId.HEADER, id.value()));
    return all;
  }

  private Exchange open(HttpCall call) {
    try {
      return transport.exchange(call);
    } catch (TransportException e) {
      throw TransportFailures.of(e, false);
    }
  }

  private static void read(Exchange exchange, StreamedAnswer answer) {
    try {
      answer.read(exchange);
    } catch (TransportException e) {
      // an answer that has ended needs no orderly end of its stream
      if (!answer.isEnded() || e.reason() == TransportFailure.CANCELLED) {
        throw TransportFailures.of(e, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] errorBody(Exchange exchange) {
    try {
      return exchange.bodyUpTo(ERROR_BYTES_MAX);
    } catch (TransportException e) {
      if (e.reason() == TransportFailure.CANCELLED) {
        throw TransportFailures.of(e, true);
      }
      // the status alone must do
      return new byte[0];
    }
  }
}
