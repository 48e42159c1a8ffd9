package dev.haystack.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small trial unless {@code -Doutage.streams=}, {@code -Doutage.sessions=} and {@code
 * -Doutage.part.millis=} say more.
 */
class OutageTrialTest {

  private static final int STREAMS = Integer.getInteger("outage.streams", 20);
  private static final int SESSIONS = Integer.getInteger("outage.sessions", 100);

  @TempDir private Path folder = Path.of("");

  @Test
  @Tag("RD-2")
  void noStreamingTurnFailsWhenTheStoreDoes() throws Exception {
    assertEquals(0, OutageTrial.streams(folder, STREAMS));
  }

  @Test
  @Tag("RD-7")
  void whatBeganInAnOutageIsWrittenBack() throws Exception {
    assertEquals(SESSIONS, OutageTrial.sessionsWrittenBack(folder, SESSIONS));
  }
}
