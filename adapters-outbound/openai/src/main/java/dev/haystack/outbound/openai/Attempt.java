package dev.haystack.outbound.openai;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.RetryAdvice;
import dev.haystack.outbound.model.TransportFailures;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.outbound.transport.HttpCall;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportException;
import dev.haystack.outbound.transport.TransportFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Supplier;

/** One attempt at an inference: sends the request and reads the stream that comes back. */
final class Attempt {

  private static final int OK = 200;
  private static final int ERROR_BYTES_MAX = 64 * 1024;

  private final HttpTransport transport;
  private final OpenAiSettings settings;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Attempt(
      HttpTransport transport, OpenAiSettings settings, InstantSource clock, Supplier<String> ids) {
    this.transport = transport;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
  }

  ModelReply run(HttpCall call, Answer answer) {
    try (Exchange exchange = open(call)) {
      if (exchange.status() != OK) {
        throw failure(exchange);
      }
      read(exchange, answer);
      return answer.reply(settings, call.body().length, ids);
    }
  }

  private Exchange open(HttpCall call) {
    try {
      return transport.exchange(call);
    } catch (TransportException e) {
      throw TransportFailures.of(e, false);
    }
  }

  private void read(Exchange exchange, Answer answer) {
    try {
      AnswerBody.read(exchange, answer, settings.limits().eventBytesMax());
    } catch (TransportException e) {
      // an answer that has ended needs no orderly end of its stream
      if (!answer.isEnded() || e.reason() == TransportFailure.CANCELLED) {
        throw TransportFailures.of(e, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AttemptException failure(Exchange exchange) {
    return errorBody(exchange)
        .failure(exchange.status(), RetryAdvice.of(exchange, clock.instant()));
  }

  private static ErrorBody errorBody(Exchange exchange) {
    try {
      byte[] bytes = exchange.bodyUpTo(ERROR_BYTES_MAX);
      return ErrorBody.of(bytes, 0, bytes.length);
    } catch (TransportException e) {
      if (e.reason() == TransportFailure.CANCELLED) {
        throw TransportFailures.of(e, true);
      }
      // the status alone must do
      return ErrorBody.of(new byte[0], 0, 0);
    }
  }
}
