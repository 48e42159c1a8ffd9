package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.haystack.kit.Eventually;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes away leaves nothing, whichever door was used. */
@Tag("FE-7")
class LeavingReadersTest {

  private static final int READERS = 200;
  private static final Pattern OURS = Pattern.compile("\"name\": \"(turn|gone-watch)\"");

  private final RunningService service = new RunningService();
  private final CountDownLatch never = new CountDownLatch(1);

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    never.countDown();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ag-ui {'threadId':'#','runId':'r','messages':[{'id':'m','role':'user','content':'hi'}]}",
        "/v1/chat/completions {'model':'web_assistant','stream':true,"
            + "'messages':[{'role':'user','content':'hi'}]}",
        "/v1/chat/completions {'model':'web_assistant',"
            + "'messages':[{'role':'user','content':'hi'}]}",
      })
  void twoHundredReadersThatLeaveLeaveNothing(String request) throws Exception {
    twoHundredComeAndLeave(request);

    assertNothingIsLeft();
  }

  @Test
  void twoHundredReadersWhoMayComeBackLeaveTheirTurnsAndNothingElse() throws Exception {
    twoHundredComeAndLeave(
        "/api/chat {'id':'#','messages':[{'id':'m','role':'user','parts':[{'type':'text',"
            + "'text':'hi'}]}]}");

    assertEquals(READERS, service.active().count());
    never.countDown();
    assertNothingIsLeft();
  }

  private void twoHundredComeAndLeave(String request) throws IOException {
    List<RawClient> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      service.model.thenWaits(never, "late");
    }
    for (int i = 0; i < READERS; i++) {
      readers.add(new RawClient(service.port()).send(post(request, i)));
    }
    Eventually.holds(() -> service.active().count() == READERS);
    Eventually.holds(() -> service.log.followers() == READERS);
    for (RawClient reader : readers) {
      reader.close();
    }
  }

  private void assertNothingIsLeft() {
    Eventually.holds(() -> service.active().count() == 0);
    Eventually.holds(() -> service.log.followers() == 0);
    Eventually.holds(() -> service.pages.count() == 0);
    Eventually.holds(() -> service.door().connections() == 0);
    Eventually.holds(() -> threads() == 0);
  }

  @Test
  @Tag("FE-16")
  void twoHundredListenersThatLeaveLeaveNothing() throws Exception {
    List<RawClient> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(
          new RawClient(service.port())
              .send("GET /sessions/s" + i + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    }
    Eventually.holds(() -> service.log.followers() == READERS);

    for (RawClient reader : readers) {
      reader.close();
    }

    Eventually.holds(() -> service.log.followers() == 0);
    Eventually.holds(() -> service.door().connections() == 0);
    Eventually.holds(() -> threads() == 0);
  }

  @Test
  void whoStaysOnTheConnectionIsAnsweredAgainAndAgain() throws Exception {
    try (var reader = new RawClient(service.port())) {
      String request =
          "/v1/chat/completions {'model':'web_assistant',"
              + "'messages':[{'role':'user','content':'hi'}]}";
      service.model.thenSays("One.").thenSays("Two.").thenSays("Three.");
      // the second comes before the first is answered
      reader.send(post(request, 1) + post(request, 2));
      reader.send(post(request, 3).replace("Content-Type", "Connection: close\r\nContent-Type"));

      assertEquals(
          List.of("One.", "Two.", "Three."),
          Pattern.compile("\"content\":\"(\\w+\\.)\"")
              .matcher(reader.readToEnd())
              .results()
              .map(result -> result.group(1))
              .toList());
    }
  }

  private static String post(String request, int number) {
    String path = request.substring(0, request.indexOf(' '));
    String body =
        request.substring(path.length() + 1).replace('\'', '"').replace("#", "s" + number);
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** How many of the service's own there are; virtual ones too. */
  private long threads() {
    try {
      Path dump = folder.resolve("threads-" + System.nanoTime() + ".json");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
      String text = Files.readString(dump);
      Files.delete(dump);
      return OURS.matcher(text).results().count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
