package dev.haystack.inbound.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.origin.OriginRefusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {

  private static final String EVIL =
      "Pages of https://evil.example may not use this service. The setting ALLOWED_ORIGINS would"
          + " allow them.";

  private final List<String> said = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final OriginCheck check =
      new OriginCheck(
          new AllowedOrigins(Set.of("https://a.example"), OwnAddress.LOOPBACK),
          () -> now,
          (origin, unsaid) -> said.add(origin + " " + unsaid));

  @Test
  @Tag("FC-3")
  void aRefusalIsSaidOnceAMinuteWithTheNumberLeftUnsaid() {
    for (int i = 0; i < 4; i++) {
      assertEquals(Optional.of(EVIL), refusal("https://evil.example"));
    }
    assertEquals(List.of("https://evil.example 0"), said);

    now = now.plus(Duration.ofSeconds(60));
    assertEquals(Optional.of(EVIL), refusal("https://evil.example"));
    now = now.plus(Duration.ofSeconds(60));
    assertEquals(Optional.of(EVIL), refusal("https://evil.example"));

    assertEquals(
        List.of("https://evil.example 0", "https://evil.example 3", "https://evil.example 0"),
        said);
  }

  @Test
  @Tag("FC-3")
  void whatNoSettingWouldAllowIsToldOtherwise() {
    assertTrue(refusal("null").orElseThrow().contains("without an origin"));
    assertTrue(refusal("\u001b[31m").orElseThrow().contains("does not hold an origin"));
    assertTrue(refusal("https://" + "x".repeat(9_000)).orElseThrow().length() < 400);
  }

  @Test
  void whoMayIsNotSpokenOf() {
    assertEquals(Optional.empty(), refusal("https://a.example"));
    assertEquals(Optional.empty(), check.refusal(asked(List.of("localhost"))));
    assertEquals(List.of(), said);
  }

  private Optional<String> refusal(String origin) {
    return check.refusal(asked(List.of("localhost"), origin)).map(OriginRefusal::words);
  }

  private static Addressing asked(List<String> hosts, String... origins) {
    return new Addressing(hosts, List.of(origins), List.of(), List.of());
  }

  @ParameterizedTest
  @Tag("SE-9")
  @CsvSource({
    "localhost:8001, true",
    "127.0.0.1, true",
    "[::1]:8001, true",
    "chat.example.com, true",
    "Chat.Example.com:443, true",
    "chat.example.com:8443, false",
    "chat.example.com.evil.example, false",
    "localhost.evil.example, false",
    "localhost@evil.example, false",
    "127.0.0.1.evil.example, false",
    "10.0.0.1, false",
    "'', false",
  })
  void onlyUnderItsOwnNamesTheServiceAnswers(String host, boolean answers) {
    var own = new OwnAddress(Optional.of("https://chat.example.com"));
    var named =
        new OriginCheck(
            new AllowedOrigins(Set.of(), own),
            () -> now,
            (origin, unsaid) -> said.add(origin + " " + unsaid));

    var refusal = named.refusal(asked(List.of(host)));

    assertEquals(answers, refusal.isEmpty());
    refusal.ifPresent(why -> assertEquals(Kind.MISDIRECTED, why.kind()));
  }

  @Test
  @Tag("SE-9")
  void whatIsSaidTwiceIsNotAnswered() {
    String good = "https://a.example";
    List<Addressing> doubled =
        List.of(
            asked(List.of("localhost"), good, good),
            asked(List.of("localhost", "localhost")),
            asked(List.of()),
            new Addressing(List.of("localhost"), List.of(), List.of("Bearer a", "b"), List.of()));

    for (Addressing asked : doubled) {
      assertEquals(Kind.AMBIGUOUS, check.refusal(asked).orElseThrow().kind());
    }
  }

  @Test
  @Tag("SE-9")
  void aPageThatTheBrowserCallsAStrangerHasToBeListed() {
    assertTrue(check.refusal(crossSite("https://a.example")).isEmpty());
    assertEquals(Kind.FOREIGN, check.refusal(crossSite("http://localhost")).orElseThrow().kind());
  }

  private static Addressing crossSite(String origin) {
    return new Addressing(List.of("localhost"), List.of(origin), List.of(), List.of("cross-site"));
  }
}
