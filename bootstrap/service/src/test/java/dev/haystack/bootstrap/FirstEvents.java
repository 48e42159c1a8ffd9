package dev.haystack.bootstrap;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;

/** Reads what comes first of a stream that does not end by itself, and goes away. */
final class FirstEvents implements HttpResponse.BodySubscriber<String> {

  private final CompletableFuture<String> first = new CompletableFuture<>();

  /** For answers that are such a stream; others are read to their ends. */
  static HttpResponse.BodyHandler<String> orAll(boolean isEndless) {
    return answer ->
        isEndless && answer.statusCode() == 200
            ? new FirstEvents()
            : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<String> getBody() {
    return first;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(1);
    var _ = first.whenComplete((_, _) -> subscription.cancel());
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    first.complete(
        buffers.stream()
            .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
            .collect(Collectors.joining()));
  }

  @Override
  public void onError(Throwable error) {
    first.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    first.complete("");
  }
}
