package dev.haystack.application.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequestRateTest {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");

  private final ManualClock clock = new ManualClock();
  private final RequestRate rate = new RequestRate(6, clock);

  @Test
  void aMinutesRequestsMayComeAtOnceAndOneMoreIsToldItsWait() {
    for (int i = 0; i < 6; i++) {
      assertEquals(Optional.empty(), rate.take(ANN));
    }

    assertEquals(Optional.of(Duration.ofSeconds(10)), rate.take(ANN));
    assertEquals(Optional.empty(), rate.take(BEN));
  }

  @Test
  void eachComesBackAfterItsShareOfTheMinute() {
    for (int i = 0; i < 6; i++) {
      var _ = rate.take(ANN);
    }
    clock.advance(Duration.ofSeconds(9));
    assertEquals(Optional.of(Duration.ofSeconds(1)), rate.take(ANN));

    clock.advance(Duration.ofSeconds(1));

    assertEquals(Optional.empty(), rate.take(ANN));
    assertEquals(Optional.of(Duration.ofSeconds(10)), rate.take(ANN));
  }

  @Test
  @Tag("RL-7")
  void whoHasNotAskedForAMinuteIsForgotten() {
    for (int i = 0; i < 6; i++) {
      var _ = rate.take(ANN);
    }
    var _ = rate.take(BEN);
    clock.advance(Duration.ofSeconds(10));
    rate.removeExpired();
    assertEquals(1, rate.size());

    clock.advance(Duration.ofSeconds(50));
    rate.removeExpired();

    assertEquals(0, rate.size());
    assertEquals(Optional.empty(), rate.take(ANN));
  }
}
