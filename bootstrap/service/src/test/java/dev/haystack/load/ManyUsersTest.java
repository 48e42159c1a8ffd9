package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many users and many sessions, as the command that measures the service sees them. */
class ManyUsersTest {

  private static final int SESSIONS = 500;
  private static final int BYTES_PER_SESSION_MAX = 50_000;

  /** What has left holds less than this part of what stays; the measure itself errs by some. */
  private static final int LEFT_SHARE_MIN = 5;

  @TempDir private Path folder;

  @Test
  @Tag("LD-2")
  void fiftyUsersOfTenTurnsAreAnsweredSoonByAModelThatTakesItsTime() throws IOException {
    JsonObject phase =
        measure(
            "--users=50",
            "--turns=10",
            "--duration=60",
            "--chunks=20",
            "--chunk-rate=50",
            "--think=200");

    JsonObject turn = phase.object("times").flatMap(all -> all.object("turn_ms")).orElseThrow();
    System.out.println("50 users x 10 turns, ms: " + turn.text());
    assertEquals(JsonObject.EMPTY, phase.object("errors").orElseThrow());
    assertEquals(500, MeasuredRun.number(turn, "count"));
    assertTrue(
        MeasuredRun.number(turn, "mean") < 2_000 && MeasuredRun.number(turn, "p95") < 5_000,
        turn::text);
  }

  @Test
  @Tag("LD-3")
  void aSessionHoldsLittleAndAsManySessionsHoldTheSameHoweverManyCameBefore() throws IOException {
    long once = bytesHeldAfter(SESSIONS);
    long thrice = bytesHeldAfter(3 * SESSIONS);

    System.out.printf(
        "%,d sessions hold %,d KB, and %,d KB when as many left twice%n",
        SESSIONS, once / 1_000, thrice / 1_000);
    assertTrue(once < (long) SESSIONS * BYTES_PER_SESSION_MAX, () -> once + " bytes");
    long left = (thrice - once) / (2 * SESSIONS);
    assertTrue(left * LEFT_SHARE_MIN < once / SESSIONS, () -> thrice + " bytes against " + once);
  }

  /** What is held in the end by sessions of one turn each, of which the newest ones stay. */
  private long bytesHeldAfter(int sessions) throws IOException {
    JsonObject service =
        measure(
                "--users=50",
                "--turns=" + sessions / 50,
                "--turns-per-session=1",
                "--duration=60",
                "--chunks=20",
                "--chunk-rate=0",
                "--server-env=SESSIONS_MAX=" + SESSIONS)
            .object("service")
            .orElseThrow();
    return heap(service, "clients_gone") - heap(service, "before");
  }

  private static long heap(JsonObject service, String when) {
    return (long) MeasuredRun.number(service.object(when).orElseThrow(), "heap_bytes");
  }

  private JsonObject measure(String... options) throws IOException {
    return MeasuredRun.of(folder, List.of("-Xmx256m"), options);
  }
}
