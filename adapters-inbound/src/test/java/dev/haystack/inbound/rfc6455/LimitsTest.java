package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Duration SOME = Duration.ofSeconds(1);

  @Test
  void namesTheLimitThatIsNotPositive() {
    assertFault("messageBytesMax", () -> new Limits(0, 1, SOME, SOME, SOME, 1));
    assertFault("messageFramesMax", () -> new Limits(1, 0, SOME, SOME, SOME, 1));
    assertFault("pingInterval", () -> new Limits(1, 1, Duration.ZERO, SOME, SOME, 1));
    assertFault("silenceLimit", () -> new Limits(1, 1, SOME, SOME.negated(), SOME, 1));
    assertFault("closeGrace", () -> new Limits(1, 1, SOME, SOME, Duration.ZERO, 1));
    assertFault("connectionsMax", () -> new Limits(1, 1, SOME, SOME, SOME, -1));
  }

  private static void assertFault(String name, Runnable creation) {
    var fault = assertThrows(IllegalArgumentException.class, creation::run);
    assertEquals(name, String.valueOf(fault.getMessage()).split(" ", 2)[0]);
  }
}
