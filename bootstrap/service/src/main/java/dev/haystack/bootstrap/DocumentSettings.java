package dev.haystack.bootstrap;

import dev.haystack.application.document.DocumentLimits;
import dev.haystack.application.policy.UncheckedRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How documents are written, and what becomes of those that could not be checked. */
record DocumentSettings(
    UncheckedRule unchecked, Duration timeMax, DocumentLimits limits, Optional<ZoneId> zone) {

  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  static DocumentSettings read(SettingsReader reader) {
    var standard = DocumentLimits.DEFAULT;
    String rule = reader.word("POLICY_CHECK", "fail_closed", List.of("fail_closed", "flag"));
    return new DocumentSettings(
        UncheckedRule.valueOf(rule.toUpperCase(Locale.ROOT)),
        reader.seconds("DOCUMENT_SECONDS", 600),
        new DocumentLimits(
            reader.whole("DOCUMENTS_AT_ONCE_MAX", standard.atOnceMax(), 1, 100_000),
            reader.whole("DOCUMENTS_PER_USER_MAX", standard.atOncePerUserMax(), 1, 100_000),
            reader.whole("DOCUMENT_PARTS_AT_ONCE_MAX", standard.partsAtOnceMax(), 1, 1000)),
        zone(reader));
  }

  /** Where the practice is, if that is said. */
  private static Optional<ZoneId> zone(SettingsReader reader) {
    String name =
        reader.text("TIME_ZONE", "", "an IANA time zone such as Australia/Sydney", ZONES::contains);
    return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
  }
}
