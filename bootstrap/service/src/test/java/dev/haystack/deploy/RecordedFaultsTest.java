package dev.haystack.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service shows in a fault has the alerts of that fault fire, and no others. */
@Tag("OP-17")
class RecordedFaultsTest {

  private static final String DOCUMENT = "/generate-document-from-template";
  private static final String DIAGNOSIS =
      """
      {"template": {"id": "t-1", "name": "Assessment", "content": "Give a DSM-5 diagnosis."},
       "transcript": {"segments": [{"speaker": "Client", "text": "I sleep badly.", "startTime": 1}]},
       "clientInfo": {"id": "client-9", "name": "John"},
       "practitionerInfo": {"id": "p-1", "name": "Dr. Adams"}}
      """;

  @TempDir private Path folder = Path.of("");
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();

  @AfterEach
  void stop() {
    model.close();
    practice.close();
  }

  @Test
  void noneFiresWhileUsersAskAndAreAnswered() throws Exception {
    practice.always(_ -> PracticeReply.ok("[]"));
    try (var redis = RedisServer.started();
        var service = service(Map.of("REDIS_URL", redis.url()))) {
      converse(service, "before");
      String before = page(service);
      converse(service, "after");

      assertEquals(Set.of(), new Recording(before, page(service)).alerts(folder));
    }
  }

  @Test
  void aModelThatAnswers500IsToldAsTurnsThatFail() throws Exception {
    model.always(_ -> ModelScript.fails(500, "{}", Map.of()));
    try (var service = service(Map.of())) {
      String before = page(service);
      ask(service, "s");

      assertEquals(
          Set.of("HaystackTurnsFail", "HaystackTurnsFailFast"),
          new Recording(before, page(service)).alerts(folder));
    }
  }

  @Test
  void aRedisThatIsKilledIsToldAsDegraded() throws Exception {
    try (var redis = RedisServer.started();
        var service = service(Map.of("REDIS_URL", redis.url()))) {
      String before = page(service);
      redis.kill();
      model.then(ModelScript.says("Hello."));
      ask(service, "s");
      Eventually.holds(() -> page(service).contains("\nhaystack_degraded 1.0\n"));

      assertEquals(Set.of("HaystackDegraded"), new Recording(before, page(service)).alerts(folder));
    }
  }

  @Test
  void aSinkThatIsDownIsToldAsViolationsThatWait() throws Exception {
    practice.always(_ -> PracticeReply.status(503));
    try (var service = service(Map.of())) {
      String before = page(service);
      var _ = service.post(DOCUMENT, DIAGNOSIS, "Authorization", "Bearer " + adams());
      Eventually.holds(() -> page(service).contains("\nhaystack_violations_pending 1.0\n"));

      assertEquals(
          Set.of("HaystackDegraded", "HaystackViolationsWait"),
          new Recording(before, page(service)).alerts(folder));
    }
  }

  private void converse(RunningService service, String session) {
    model.then(
        ModelScript.calls("search_clients", "{\"query\":\"John\"}"), ModelScript.says("Nobody."));
    ask(service, session);
  }

  private static void ask(RunningService service, String session) {
    try (var client = ChatClient.connect(service.socket(session))) {
      var _ = client.next("connection_established");
      var _ = client.ask("Who is John?");
    }
    service.awaitNoTurns();
  }

  /** A token that nobody has signed, of somebody whose violations can be told. */
  private static String adams() {
    byte[] claims = "{\"sub\":\"adams\",\"profileId\":\"p-1\"}".getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".unsigned";
  }

  private static String page(RunningService service) {
    return service.get("/metrics").body();
  }

  private RunningService service(Map<String, String> settings) {
    return RunningService.start(model, practice, settings);
  }
}
