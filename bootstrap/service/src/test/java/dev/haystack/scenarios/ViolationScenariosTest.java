package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.PracticeReply;
import dev.haystack.testkit.PracticeRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the record of a template that asks for a diagnosis. */
class ViolationScenariosTest extends Scenario {

  static final String BODY =
      """
      {"template": {"id": "t-1", "name": "Assessment", "content": "Give a DSM-5 diagnosis."},
       "transcript": {"segments": [{"speaker": "Client", "text": "I sleep badly.", "startTime": 1}]},
       "clientInfo": {"id": "client-9", "name": "John"},
       "practitionerInfo": {"id": "p-1", "name": "Dr. Adams"}}
      """;

  private final BlockingQueue<PracticeRequest> records = new LinkedBlockingQueue<>();
  private volatile ToIntFunction<PracticeRequest> sink = _ -> 201;

  @BeforeEach
  void listen() {
    practice.always(
        request -> {
          if (!request.path().equals("/api/v1/admin/policy-violations")) {
            return PracticeReply.ok("{}");
          }
          int status = sink.applyAsInt(request);
          records.add(request);
          return PracticeReply.status(status);
        });
  }

  @Test
  @Tag("PV-2")
  void theRecordSaysFromWhereAndWithWhatTheUserCame() throws InterruptedException {
    askForADiagnosis("User-Agent", "Browser/7.1", "X-Forwarded-For", "198.51.100.7");

    JsonObject record = json(next().body());
    assertEquals(Optional.of("127.0.0.1"), record.string("ip_address"));
    assertEquals(Optional.of("Browser/7.1"), record.string("user_agent"));
  }

  @Test
  @Tag("PV-2")
  void aTrustedProxyIsBelievedAboutTheAddress() throws InterruptedException {
    restartWith(Map.of("TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8"));

    askForADiagnosis("X-Forwarded-For", "6.6.6.6, 198.51.100.7, 10.1.2.3");

    assertEquals(Optional.of("198.51.100.7"), json(next().body()).string("ip_address"));
  }

  @Test
  @Tag("PV-3")
  void threeViolationsAreThreeRecords() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      askForADiagnosis();
    }

    assertEquals(3, keys(3).size());
  }

  @Test
  @Tag("PV-4")
  void theUserDoesNotWaitForASinkThatHangs() throws InterruptedException {
    var hanging = new CountDownLatch(1);
    sink =
        _ -> {
          awaitOpen(hanging);
          return 201;
        };

    for (int i = 0; i < 20; i++) {
      askForADiagnosis();
    }

    assertTrue(records.isEmpty());
    hanging.countDown();
    assertEquals(20, keys(20).size());
  }

  @Test
  @Tag("PV-4")
  void whatASinkInTroubleRefusesArrivesLaterExactlyOnceByItsId() throws InterruptedException {
    sink = _ -> 500;
    for (int i = 0; i < 5; i++) {
      askForADiagnosis();
    }
    String refused = key(next());
    assertTrue(service().getOk("/health").text().contains("violation_sink"));
    Set<String> arrived = new ConcurrentSkipListSet<>();
    sink = request -> arrived.add(key(request)) ? 201 : 409;

    while (arrived.size() < 5) {
      assertNotNull(records.poll(20, TimeUnit.SECONDS));
    }

    assertTrue(arrived.contains(refused));
    awaitNumber("haystack_violations_pending 0.0");
    awaitNumber("haystack_violations_delivered_total 5.0");
  }

  @Test
  @Tag("PV-4")
  void whatTheSinkRefusesForGoodIsShownAndNotRepeated() throws InterruptedException {
    sink = _ -> 422;

    askForADiagnosis();

    assertNotNull(next());
    awaitNumber("haystack_violations_buried 1.0");
    assertTrue(service().getOk("/health").text().contains("0 waiting, 1 buried"));
  }

  @Test
  @Tag("PV-4")
  void aStopTriesOnceMoreWhatTheSinkDidNotTake() throws InterruptedException {
    sink = _ -> 503;
    askForADiagnosis();
    String refused = key(next());
    sink = _ -> 201;

    restartWith(Map.of());

    List<PracticeRequest> rest = List.copyOf(records);
    assertEquals(refused, key(rest.getLast()));
  }

  @Test
  @Tag("OP-13")
  void whatAFullOutboxDoesNotTakeIsCounted() {
    restartWith(Map.of("VIOLATIONS_PENDING_MAX", "1"));
    sink = _ -> 503;

    askForADiagnosis();
    askForADiagnosis();

    awaitNumber("haystack_violations_dropped_total 1.0");
  }

  @Test
  void theServicesTokenAndFieldsAreUsedWhereTheyAreSet() throws InterruptedException {
    restartWith(Map.of("VIOLATION_TOKEN", "service-token", "VIOLATION_FIELD_CASE", "camel"));

    askForADiagnosis();

    PracticeRequest record = next();
    assertEquals(Optional.of("Bearer service-token"), record.header("Authorization"));
    assertEquals(Optional.of("Assessment"), json(record.body()).string("templateName"));
  }

  @Test
  void noNumberTellsWhatAnybodySaid() throws InterruptedException {
    askForADiagnosis("User-Agent", "canary-agent", "X-Forwarded-For", "198.51.100.99");
    assertNotNull(next());

    String numbers = service().get("/metrics").body();

    for (String said : List.of("canary", "DSM-5", "Assessment", "client-9", "adams", "198.51")) {
      assertFalse(numbers.contains(said), said);
    }
  }

  private void askForADiagnosis(String... headersAndValues) {
    String[] all = new String[headersAndValues.length + 2];
    System.arraycopy(headersAndValues, 0, all, 2, headersAndValues.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + token("adams");
    JsonObject answer = service().post("/generate-document-from-template", BODY, all);
    assertTrue(answer.string("content").orElseThrow().contains("POLICY VIOLATION"));
  }

  private PracticeRequest next() throws InterruptedException {
    PracticeRequest record = records.poll(20, TimeUnit.SECONDS);
    assertNotNull(record);
    return record;
  }

  private Set<String> keys(int count) throws InterruptedException {
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      keys.add(key(next()));
    }
    return keys;
  }

  private static String key(PracticeRequest request) {
    return request.header("Idempotency-Key").orElseThrow();
  }

  private void awaitNumber(String line) {
    Eventually.holds(() -> service().get("/metrics").body().contains("\n" + line + "\n"));
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
