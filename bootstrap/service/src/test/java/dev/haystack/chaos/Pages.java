package dev.haystack.chaos;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a run asks of nodes over HTTP. */
final class Pages {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final long PAUSE_NANOS = 100_000_000;
  private static final int PAGE = 200;

  private final ChaosRun run;

  Pages(ChaosRun run) {
    this.run = run;
  }

  /** Deletes a session, on whichever node says that it did within the run's patience. */
  void delete(String session, String user, Random random) throws InterruptedException {
    boolean maybeDeleted = false;
    long deadline = System.nanoTime() + run.patience().toNanos();
    while (System.nanoTime() < deadline) {
      URI node = run.anyNode(random);
      Optional<HttpResponse<String>> answer =
          send(request(node, "/sessions/" + session, user).DELETE());
      int status = answer.map(HttpResponse::statusCode).orElse(0);
      if (status == 204) {
        run.history().add(new Entry.Deleted(session, node.toString(), System.nanoTime()));
        return;
      }
      if (status == 404 && maybeDeleted) {
        return;
      }
      // not found without an earlier try: a node that is cut off does not know the session yet
      maybeDeleted = maybeDeleted || status != 404;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    String what = "the deletion of " + session;
    run.history().add(new Entry.GivenUp(user, session, what, System.nanoTime()));
  }

  /** Notes how a node shows a session. */
  void noteFinal(URI node, String session, String user) throws InterruptedException {
    var said = new ArrayList<String>();
    var ids = new ArrayList<String>();
    String before = "";
    boolean there = false;
    do {
      Optional<JsonObject> page =
          get(node, "/sessions/" + session + "/messages?limit=" + PAGE + before, user);
      if (page.isEmpty()) {
        break;
      }
      there = true;
      List<JsonObject> messages = page.get().array("messages").orElseThrow().objects().toList();
      ids.addAll(0, messages.stream().map(message -> text(message, "message_id")).toList());
      said.addAll(
          0,
          messages.stream()
              .filter(message -> text(message, "role").equals("user"))
              .map(message -> text(message, "content"))
              .toList());
      before = page.get().string("next").map(next -> "&before=" + next).orElse("");
    } while (!before.isEmpty());
    long stamp =
        get(node, "/sessions/" + session + "/state", user)
            .flatMap(state -> state.object("ui_state"))
            .map(state -> (long) state.integer("stamp").orElse(0))
            .orElse(0L);
    run.history().add(new Entry.Final(node.toString(), session, there, said, ids, stamp));
  }

  /** Whether a node says that nothing is amiss and nothing waits to be written back. */
  boolean isWell(URI node) throws InterruptedException {
    return isWell(run.http(), node);
  }

  /** Whether a node says that nothing is amiss and nothing waits to be written back. */
  static boolean isWell(HttpClient http, URI node) throws InterruptedException {
    return send(http, HttpRequest.newBuilder(node.resolve("/health/ready")).timeout(ANSWER_MAX))
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> (JsonObject) Json.parse(answer.body()))
        .filter(health -> text(health, "status").equals("up"))
        .isPresent();
  }

  private Optional<JsonObject> get(URI node, String path, String user) throws InterruptedException {
    return send(request(node, path, user))
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> (JsonObject) Json.parse(answer.body()));
  }

  private HttpRequest.Builder request(URI node, String path, String user) {
    return HttpRequest.newBuilder(node.resolve(path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + run.token(user));
  }

  private Optional<HttpResponse<String>> send(HttpRequest.Builder request)
      throws InterruptedException {
    return send(run.http(), request);
  }

  private static Optional<HttpResponse<String>> send(HttpClient http, HttpRequest.Builder request)
      throws InterruptedException {
    try {
      return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonObject object, String field) {
    return object.string(field).orElse("");
  }
}
