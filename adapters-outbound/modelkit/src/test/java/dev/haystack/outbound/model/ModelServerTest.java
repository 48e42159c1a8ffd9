package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.Patience;
import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a vendor gets whose adapter has nothing but a request's text and the reading of events. */
class ModelServerTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  private final LinkedBlockingQueue<Answering> answers = new LinkedBlockingQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ScriptedServer server = new ScriptedServer(this::serve);
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> pieces = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private Patience patience = Patience.FULL;
  private Pause pause =
      wait -> {
        waits.add(wait);
        now = now.plus(wait);
      };

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @Test
  void wordsAreHandedOnAsTheyCome() {
    answers.add(words("Hello", "there", "end"));

    assertEquals("Hellothere", ask(LONG));

    assertEquals(List.of("Hello", "there"), pieces);
    assertEquals(List.of(), waits);
  }

  @Test
  void whatMayPassIsTriedAgainWhileNothingWasHandedOn() {
    answers.add(peer -> peer.answer(503, "", "busy"));
    answers.add(peer -> peer.stream().chunk(": begun\n\n").reset());
    answers.add(words("Hello", "end"));

    assertEquals("Hello", ask(LONG));

    assertEquals(2, waits.size());
  }

  @Test
  void nothingIsTriedAgainOnceSomethingWasHandedOn() {
    answers.add(words("Hello"));

    assertEquals(ModelFailure.TRUNCATED, failure(LONG).reason());

    assertEquals(List.of("Hello"), pieces);
    assertEquals(1, asked.size());
  }

  @Test
  void whatCannotPassIsNotTriedAgain() {
    answers.add(peer -> peer.answer(401, "", "who?"));

    assertEquals(ModelFailure.NOT_CONFIGURED, failure(LONG).reason());

    assertEquals(1, asked.size());
  }

  @Test
  void aPageInPlaceOfAnAnswerIsNoModel() {
    answers.add(peer -> peer.answer(200, "Content-Type: text/HTML\r\n", "<html>data: Hello"));

    assertEquals(ModelFailure.NOT_CONFIGURED, failure(LONG).reason());

    assertEquals(1, asked.size());
  }

  @Test
  void whatTheServerWantsNobodyToAskAgainIsNotTriedAgain() {
    answers.add(peer -> peer.answer(503, "x-should-retry: false\r\n", "busy"));

    assertEquals(ModelFailure.UNAVAILABLE, failure(LONG).reason());

    assertEquals(1, asked.size());
  }

  @Test
  void anAnswerThatHasEndedNeedsNoOrderlyEnd() {
    answers.add(peer -> peer.stream().chunk("data: Hello\n\ndata: end\n\n").reset());

    assertEquals("Hello", ask(LONG));
  }

  @Test
  void aServerThatWasAskedForTooMuchIsAskedForLessAtOnce() {
    answers.add(peer -> peer.answer(400, "", "too much"));
    answers.add(words("Hello", "end"));

    assertEquals("Hello", ask(LONG));

    assertEquals(List.of("much", "little"), asked);
    assertEquals(List.of(), waits);
  }

  @Test
  void adviceIsFollowedAsFarAsTheRoundsLimitAllows() {
    answers.add(peer -> peer.answer(429, "Retry-After: 3\r\n", ""));
    answers.add(peer -> peer.answer(429, "Retry-After: 60\r\n", ""));

    ModelException failure = failure(LONG);

    assertEquals(ModelFailure.RATE_LIMITED, failure.reason());
    assertEquals(Duration.ofSeconds(60), failure.retryAfter());
    assertEquals(1, waits.size());
    assertTrue(waits.getFirst().toMillis() >= 3000, "waited for " + waits);
  }

  @Test
  @Tag("VE-9")
  void whoeverAsksMayWantFewerAttempts() {
    patience = new Patience(Instant.MAX, 2, LONG);
    answers.add(peer -> peer.answer(503, "", ""));
    answers.add(peer -> peer.answer(503, "", ""));

    assertEquals(ModelFailure.UNAVAILABLE, failure(LONG).reason());

    assertEquals(2, asked.size());
  }

  @Test
  @Tag("VE-9")
  void aWaitThatIsAdvisedForLongerThanWhoAsksWillWaitIsNotWaited() {
    patience = new Patience(Instant.MAX, 2, Duration.ofSeconds(2));
    answers.add(peer -> peer.answer(429, "Retry-After: 2\r\n", ""));
    answers.add(words("Hello", "end"));
    assertEquals("Hello", ask(LONG));
    answers.add(peer -> peer.answer(429, "Retry-After: 3\r\n", ""));

    assertEquals(Duration.ofSeconds(3), failure(LONG).retryAfter());

    assertEquals(1, waits.size());
  }

  @Test
  @Tag("VE-9")
  void aRoundEndsWhenWhoAsksWantsIt() {
    patience = Patience.until(now.plusSeconds(4));
    answers.add(peer -> peer.answer(429, "Retry-After: 3\r\n", ""));
    answers.add(peer -> peer.answer(429, "Retry-After: 3\r\n", ""));

    assertEquals(ModelFailure.RATE_LIMITED, failure(LONG).reason());

    assertEquals(1, waits.size());
  }

  @Test
  void aServerThatIsSilentInItsAnswerHasStalled() {
    answers.add(
        peer -> {
          peer.stream().chunk("data: Hello\n\n");
          peer.awaitClose();
        });

    assertEquals(ModelFailure.STALLED, failure(Duration.ofMillis(200)).reason());
  }

  @Test
  void interruptingAWaitIsCancelled() {
    pause =
        _ -> {
          throw new InterruptedException();
        };
    answers.add(peer -> peer.answer(503, "", ""));

    assertEquals(ModelFailure.CANCELLED, failure(LONG).reason());

    assertTrue(Thread.interrupted());
  }

  @Test
  void whatIsSentHidesItsHeadersAndBody() {
    String shown = new WordsModel(server.uri("/?key=secret"), Patience.FULL).post().toString();

    assertFalse(shown.contains("secret") || shown.contains("much"), shown);
  }

  private String ask(Duration idle) {
    var limits = new ModelLimits(LONG, idle, LONG, 3, Duration.ofMillis(250), LONG, 1024, 1000, 8);
    return new ModelServer(
            new ModelRuntime(transport, () -> now, new Random(7), wait -> pause.await(wait)),
            limits)
        .ask(new WordsModel(server.uri("/words"), patience), pieces::add)
        .text();
  }

  private ModelException failure(Duration idle) {
    return assertThrows(ModelException.class, () -> ask(idle));
  }

  private void serve(Peer peer) throws Exception {
    while (true) {
      asked.add(peer.request().body());
      answers.take().answer(peer);
    }
  }

  private static Answering words(String... words) {
    return peer -> {
      peer.stream();
      for (String word : words) {
        peer.chunk("data: " + word + "\n\n");
      }
      peer.end();
    };
  }

  /** How one request is answered. */
  @FunctionalInterface
  private interface Answering {

    void answer(Peer peer) throws Exception;
  }
}
