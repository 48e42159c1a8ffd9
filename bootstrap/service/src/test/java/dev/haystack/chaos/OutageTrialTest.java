package dev.haystack.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small trial unless {@code -Doutage.streams=} and {@code -Doutage.sessions=} say more. */
class OutageTrialTest {

  private static final int STREAMS = Integer.getInteger("outage.streams", 20);
  private static final int SESSIONS = Integer.getInteger("outage.sessions", 100);

  @Test
  @Tag("RD-2")
  void noStreamingTurnFailsWhenTheStoreDoes() throws Exception {
    assertEquals(0, OutageTrial.streams(STREAMS));
  }

  @Test
  @Tag("RD-7")
  void whatBeganInAnOutageIsWrittenBack() throws Exception {
    assertEquals(SESSIONS, OutageTrial.sessionsWrittenBack(SESSIONS));
  }
}
