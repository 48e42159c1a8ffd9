package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.TestIssuer;
import dev.haystack.testkit.TrailFiles;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who was refused, by which door. */
@Tag("SE-16")
class RefusedInTrailTest {

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final TestIssuer issuer = new TestIssuer();
  private final TrailFiles trails = new TrailFiles();
  private final RunningService service =
      RunningService.start(model, practice, trails.with("audit", issuer.settings()));

  @AfterEach
  void close() {
    service.close();
    model.close();
    practice.close();
    issuer.close();
    trails.close();
  }

  /** What the trail says of the last refusal. */
  private String last() {
    JsonObject line = trails.lines("audit").getLast();
    return Stream.of("event", "outcome", "subject", "route", "code", "reason")
        .map(name -> line.string(name).orElseThrow())
        .collect(Collectors.joining(" "));
  }

  private String bearer(String subject) {
    return "Bearer " + issuer.token(subject);
  }

  @Test
  void aProfileThatTheTokenDoesNotCoverIsToldWithItsBearer() {
    var answer =
        service.get("/personas", "Authorization", bearer("ann"), "ProfileID", "another clinic's");

    assertEquals(403, answer.statusCode());
    assertEquals("auth.refused denied ann /personas forbidden ", last());
  }

  @Test
  void aBadTokenIsToldWithItsFault() {
    assertEquals(401, service.get("/personas", "Authorization", "Bearer a.b.c").statusCode());
    assertEquals("auth.refused denied  /personas auth_rejected spelling", last());
  }

  @Test
  void aSocketsBadTokenIsToldWithItsFault() {
    try (var client = ChatClient.connect(service.socket("s"), "Authorization", "Bearer a.b.c")) {
      client.next("auth_required");
      assertEquals("auth.refused denied  /ws/{session_id} auth_rejected spelling", last());
    }
  }
}
