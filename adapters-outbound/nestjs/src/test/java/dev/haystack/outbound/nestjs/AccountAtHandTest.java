package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountAtHandTest {

  private static final AccessToken TOKEN = new AccessToken("token");

  private final ManualClock clock = new ManualClock();
  private final PracticeServer practice = new PracticeServer(_ -> Reply.ok("{\"id\":\"ann\"}"));
  private final AccountVerifier verifier =
      new AccountVerifier(
          new AccountSettings(
              practice.uri(""),
              Duration.ofMinutes(1),
              Duration.ofSeconds(10),
              Duration.ofHours(1),
              Duration.ofSeconds(30),
              8192),
          Calls.TRANSPORT,
          clock);

  @AfterEach
  void stop() {
    practice.close();
  }

  @Test
  @Tag("SE-12")
  void forWhatIsAtHandThePracticeIsNotAsked() throws InterruptedException {
    assertEquals(Optional.empty(), verifier.atHand(TOKEN));
    assertInstanceOf(Verdict.Rejected.class, verifier.atHand(new AccessToken("a b")).orElseThrow());
    assertEquals(0, practice.received().size());

    var said = verifier.verify(TOKEN);
    assertEquals(Optional.of(said), verifier.atHand(TOKEN));
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), verifier.atHand(TOKEN));
    assertEquals(1, practice.received().size());
  }
}
