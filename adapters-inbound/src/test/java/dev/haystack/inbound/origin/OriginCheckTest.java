package dev.haystack.inbound.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OriginCheckTest {

  private static final String EVIL =
      "Pages of https://evil.example may not use this service. The setting ALLOWED_ORIGINS would"
          + " allow them.";

  private final List<String> said = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final OriginCheck check =
      new OriginCheck(new AllowedOrigins(Set.of("https://a.example"), true), () -> now, said::add);

  @Test
  @Tag("FC-3")
  void aRefusalIsSaidOnceAMinuteWithTheNumberLeftUnsaid() {
    for (int i = 0; i < 4; i++) {
      assertEquals(Optional.of(EVIL), refusal("https://evil.example"));
    }
    assertEquals(List.of(EVIL), said);

    now = now.plus(Duration.ofSeconds(60));
    assertEquals(Optional.of(EVIL), refusal("https://evil.example"));
    now = now.plus(Duration.ofSeconds(60));
    assertEquals(Optional.of(EVIL), refusal("https://evil.example"));

    assertEquals(List.of(EVIL, EVIL + " (refused and not said since: 3)", EVIL), said);
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
    assertEquals(Optional.empty(), check.refusal(Optional.empty(), Optional.of("api.example.com")));
    assertEquals(List.of(), said);
  }

  private Optional<String> refusal(String origin) {
    return check.refusal(Optional.of(origin), Optional.of("api.example.com"));
  }
}
