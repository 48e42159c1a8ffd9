package dev.haystack.bootstrap;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.nestjs.FieldCase;
import java.time.Duration;
import java.util.List;

/** How violations are reported, and how many of them may wait. */
record ViolationSettings(
    boolean isReported,
    AccessToken serviceToken,
    FieldCase fieldCase,
    Duration retry,
    MemoryOutboxLimits outbox) {

  static ViolationSettings read(SettingsReader reader) {
    var standard = MemoryOutboxLimits.DEFAULT;
    return new ViolationSettings(
        reader.word("VIOLATION_SINK", "on", List.of("on", "off")).equals("on"),
        token(reader),
        reader.word("VIOLATION_FIELD_CASE", "snake", List.of("snake", "camel")).equals("camel")
            ? FieldCase.CAMEL
            : FieldCase.SNAKE,
        reader.hours("VIOLATION_RETRY_HOURS", 72),
        new MemoryOutboxLimits(
            reader.whole("VIOLATIONS_PENDING_MAX", standard.pendingMax(), 1, 10_000_000),
            reader.whole(
                "VIOLATIONS_TEXT_MAX", (int) standard.charactersMax(), 1 << 20, Integer.MAX_VALUE),
            standard.buriedMax(),
            standard.settledMax()));
  }

  /** What may not be as it should be. */
  List<String> warnings() {
    return isReported
        ? List.of()
        : List.of("VIOLATION_SINK=off, policy violations are reported to nobody");
  }

  private static AccessToken token(SettingsReader reader) {
    var token = reader.secret("VIOLATION_TOKEN", "the service's own token for the practice");
    if (token.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      reader.fault("VIOLATION_TOKEN", "holds blanks or characters that no token has");
      return AccessToken.NONE;
    }
    return token.map(AccessToken::new).orElse(AccessToken.NONE);
  }
}
