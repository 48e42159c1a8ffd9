package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ServiceProgram;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A user who chats, and looks at health, while another one does something. */
final class Neighbour {

  private static final Duration TURN_MAX = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WARM_UP = 5;

  private final ServiceProgram service;
  private int turns;
  private long longestNanos;

  Neighbour(ServiceProgram service) {
    this.service = service;
  }

  /** Chats until that is done; every turn and every look is as quick as it should be. */
  void during(Callable<?> other) throws Exception {
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long usualNanos = 0;
      for (int i = 0; i < WARM_UP; i++) {
        usualNanos = turnNanos(client);
      }
      // a machine that is slow by itself is no fault of the other user's
      long mostNanos = Math.max(TURN_MAX.toNanos(), 4 * usualNanos);
      Future<?> running = threads.submit(other);
      do {
        assertEquals(200, service.health(client, Duration.ofNanos(mostNanos)), service::said);
        longestNanos = Math.max(longestNanos, turnNanos(client));
        turns++;
        assertTrue(longestNanos < mostNanos, this::said);
      } while (!running.isDone());
      running.get();
      assertTrue(service.isAlive(), service::said);
    } catch (ExecutionException e) {
      throw new AssertionError(service.said(), e);
    }
  }

  /** What it was like. */
  String said() {
    try {
      return "%d turns of the neighbour, the longest %d ms; the process holds %d MiB"
          .formatted(
              turns, Duration.ofNanos(longestNanos).toMillis(), service.residentBytes() >> 20);
    } catch (IOException _) {
      return "the process is gone: " + service.said();
    }
  }

  private long turnNanos(HttpClient client) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var question =
        HttpRequest.newBuilder(service.uri("/chat"))
            .header("Authorization", "Bearer " + ServiceProgram.token("ben"))
            .header("Content-Type", "application/json")
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(PATIENCE)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonObject.EMPTY.with("message", "hello").text()))
            .build();
    var answer = client.send(question, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer::body);
    return System.nanoTime() - begun;
  }
}
