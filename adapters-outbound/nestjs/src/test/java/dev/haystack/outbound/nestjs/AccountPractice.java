package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A practice that knows one token, or answers otherwise, and a verifier that asks it. */
final class AccountPractice implements AutoCloseable {

  static final String ANN =
      "{\"id\":\"ann\",\"status\":\"active\",\"profiles\":[{\"id\":\"p-1\"},"
          + "{\"id\":\"p-2\",\"status\":\"inactive\"},{\"id\":3}]}";
  static final AccessToken GOOD = new AccessToken("good");

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger atOnceMost = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Function<Received, Reply> answers =
      request ->
          request.header("Authorization").filter("Bearer good"::equals).isPresent()
              ? Reply.ok(ANN)
              : Reply.status(401);
  private final PracticeServer server = new PracticeServer(this::answer);

  AccountVerifier verifier() {
    return verifier(Duration.ZERO, Duration.ofSeconds(30));
  }

  AccountVerifier verifier(Duration stale, Duration timeout) {
    return new AccountVerifier(
        new AccountSettings(
            server.uri("/api/v1"),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            stale,
            timeout,
            8192),
        Calls.TRANSPORT,
        clock);
  }

  void answers(Function<Received, Reply> next) {
    answers = next;
  }

  /** Answers nothing for a while. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  ManualClock clock() {
    return clock;
  }

  String origin() {
    return server.uri("").toString();
  }

  List<Received> received() {
    return server.received();
  }

  int atOnce() {
    return atOnce.get();
  }

  int atOnceMost() {
    return atOnceMost.get();
  }

  static Identity verified(AccountVerifier verifier, AccessToken token)
      throws InterruptedException {
    return assertInstanceOf(Verdict.Verified.class, verifier.verify(token)).identity();
  }

  @Override
  public void close() {
    gate.countDown();
    server.close();
  }

  private Reply answer(Received request) {
    int now = atOnce.incrementAndGet();
    var _ = atOnceMost.accumulateAndGet(now, Math::max);
    try {
      gate.await();
      return answers.apply(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.status(500);
    } finally {
      atOnce.decrementAndGet();
    }
  }
}
