package dev.haystack.load;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Users who ask for documents that break the policy, at a steady rate until it is closed. */
final class ViolationTraffic implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
  private final LoadTarget target;
  private final Tally tally;
  private final Thread clock;
  private volatile boolean closed;

  private ViolationTraffic(LoadTarget target, double perSecond, Tally tally) {
    this.target = target;
    this.tally = tally;
    this.clock = Thread.ofVirtual().unstarted(() -> run((long) (1e9 / perSecond)));
  }

  static ViolationTraffic begin(LoadTarget target, double perSecond, Tally tally) {
    var traffic = new ViolationTraffic(target, perSecond, tally);
    traffic.clock.start();
    return traffic;
  }

  private void run(long periodNanos) {
    long dueNanos = System.nanoTime();
    while (!closed) {
      var _ = users.submit(this::ask);
      dueNanos += periodNanos;
      while (!closed && dueNanos > System.nanoTime()) {
        LockSupport.parkNanos(dueNanos - System.nanoTime());
      }
    }
  }

  private void ask() {
    long askedNanos = System.nanoTime();
    try {
      HttpResponse<String> answer = client.send(question(), BodyHandlers.ofString());
      if (answer.statusCode() == 200 && answer.body().contains("POLICY VIOLATION")) {
        tally.record(Latency.REFUSED_DOCUMENT, System.nanoTime() - askedNanos);
        tally.add(Count.VIOLATIONS, 1);
      } else {
        tally.error("document_" + answer.statusCode());
      }
    } catch (IOException e) {
      tally.error("document_lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest question() {
    URI socket = target.url();
    var address =
        URI.create(
            "http://%s:%d/generate-document-from-template"
                .formatted(socket.getHost(), socket.getPort()));
    return HttpRequest.newBuilder(address)
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + target.tokenOf("violations"))
        .header("ProfileID", "load-practitioner")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body()))
        .build();
  }

  private static String body() {
    return JsonObject.builder()
        .put(
            "template",
            JsonObject.builder()
                .put("id", "template-1")
                .put("name", "Assessment")
                .put("content", "Give a DSM-5 diagnosis.")
                .build())
        .put("transcript", JsonObject.builder().put("segments", JsonArray.EMPTY).build())
        .put("clientInfo", person("client-1"))
        .put("practitionerInfo", person("practitioner-1"))
        .build()
        .text();
  }

  private static JsonObject person(String id) {
    return JsonObject.builder().put("id", id).put("name", "Somebody").build();
  }

  /** Lets what was asked be answered. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(clock);
    users.close();
    client.close();
  }
}
