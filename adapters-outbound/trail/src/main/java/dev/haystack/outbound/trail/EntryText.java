package dev.haystack.outbound.trail;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.trail.AuditEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a line tells between its number and its place in the chain: always the same members. */
final class EntryText {

  private static final int CHARACTERS_MAX = 256;

  private final StringBuilder text = new StringBuilder(512);

  private EntryText() {}

  /** The members, in their order; all are texts, in ASCII alone. */
  static String of(AuditEntry entry, Instant time, String node) {
    var line = new EntryText();
    line.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("node", node);
    line.put("event", entry.event().wireName());
    line.put("outcome", entry.outcome().wireName());
    line.put("issuer", entry.user().map(UserId::issuer).orElse(""));
    line.put("subject", entry.user().map(UserId::subject).orElse(""));
    line.put("profile", entry.profile().value());
    line.put("session_id", entry.session().map(SessionId::value).orElse(""));
    line.put("route", entry.origin().route());
    line.put("address", entry.origin().address());
    line.put("agent", entry.origin().agent());
    line.put("trace", entry.origin().trace());
    line.put("tool", entry.tool());
    line.put("client_ids", String.join(",", entry.clients()), Integer.MAX_VALUE);
    line.put("count", entry.count() == 0 ? "" : Long.toString(entry.count()));
    line.put("code", entry.code());
    line.put("reason", entry.reason());
    return line.text.substring(1);
  }

  private void put(String name, String value) {
    put(name, value, CHARACTERS_MAX);
  }

  private void put(String name, String value, int charactersMax) {
    String cut = value.substring(0, Math.min(value.length(), charactersMax));
    text.append(",\"").append(name).append("\":");
    String json = Json.of(cut).text();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= ' ' && c <= '~') {
        text.append(c);
      } else {
        // what a terminal would act on, or show as nothing
        text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
  }
}
