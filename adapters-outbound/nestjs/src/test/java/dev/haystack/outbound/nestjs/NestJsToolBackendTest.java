package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.practice.RemoteToolBackendContract;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

class NestJsToolBackendTest extends RemoteToolBackendContract {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final PracticeServer practice =
      new PracticeServer(
          request ->
              request.target().contains("nothing") ? Reply.status(404) : Reply.ok(answer(request)));
  private final PracticeServer silent = new PracticeServer(_ -> silence());
  private volatile JsonObject answers = JsonObject.EMPTY;

  @AfterEach
  void stop() {
    end.countDown();
    practice.close();
    silent.close();
  }

  @Override
  protected ToolBackend backend() {
    return Calls.backend(practice.uri("/api/v1/"));
  }

  @Override
  protected BackendCall readThatSucceeds() {
    return Calls.clientSummary();
  }

  @Override
  protected BackendCall readOfNothing() {
    return Calls.call("get_client_summary", "{\"client_id\":\"nothing\"}");
  }

  @Override
  protected BackendCall writeThatSucceeds() {
    return Calls.report();
  }

  @Override
  protected BackendCall callThatSucceeds(String tool) {
    JsonObject whole = ShapesTest.whole(tool);
    answers = whole.object("upstream").orElseThrow();
    return Calls.call(tool, whole.object("arguments").orElseThrow().text());
  }

  @Override
  protected ToolBackend unreachableBackend() {
    URI gone;
    try (var closed = new PracticeServer(_ -> Reply.ok("{}"))) {
      gone = closed.uri("");
    }
    return Calls.backend(gone);
  }

  @Override
  protected ToolBackend silentBackend() {
    return Calls.backend(silent.uri(""));
  }

  @Override
  protected void awaitSilentRequest() throws InterruptedException {
    assertTrue(asked.await(5, TimeUnit.SECONDS));
  }

  private String answer(Received request) {
    return answers.get(request.path()).map(Json::text).orElse("{\"a\":1}");
  }

  private Reply silence() {
    asked.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.ok("{}");
  }
}
