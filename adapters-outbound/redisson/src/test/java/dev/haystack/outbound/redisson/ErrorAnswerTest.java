package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorAnswerTest {

  @Test
  void theFirstWordTellsTheReason() {
    assertEquals(
        new ErrorAnswer(Trouble.READ_ONLY, "MISCONF", ""),
        ErrorAnswer.of(
            "MISCONF Redis is configured to save RDB snapshots. channel: [id] command: x"));
  }

  @Test
  void aWordInsideAScriptsErrorTellsMore() {
    assertEquals(
        new ErrorAnswer(Trouble.READ_ONLY, "READONLY", "user_script:7"),
        ErrorAnswer.of(
            "ERR Error running script (call to f_0a): @user_script:7: -READONLY You can't write"));
  }

  @Test
  void whatTheLibraryQuotesIsNotRead() {
    assertEquals(
        new ErrorAnswer(Trouble.ERROR, "WRONGTYPE", ""),
        ErrorAnswer.of("WRONGTYPE Operation against a key. channel: [id] command: -OOM said she"));
  }

  @Test
  void anErrorWithoutAWordIsAnError() {
    assertEquals(new ErrorAnswer(Trouble.ERROR, "", ""), ErrorAnswer.of("what"));
  }
}
