package dev.haystack.outbound.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-16")
class EntryTextTest {

  private static final AuditEntry ENTRY = AuditEntry.allowed(AuditEvent.TOOL_CALL);

  private static JsonObject line(AuditEntry entry) {
    return (JsonObject) Json.parse("{" + EntryText.of(entry, Instant.EPOCH, "n1") + "}");
  }

  @Test
  void whatACallerCallsTheirProgramTakesNoMoreThanItsPart() {
    var origin = new AuditOrigin("/chat", "192.0.2.1", "a".repeat(5_000), "r1");

    assertEquals("a".repeat(256), line(ENTRY.from(origin)).string("agent").orElseThrow());
  }

  @Test
  void twentyClientsOfACallAreTold() {
    var ids = IntStream.range(0, 50).mapToObj(i -> "client-" + i + "-" + "x".repeat(40)).toList();

    assertEquals(
        String.join(",", ids.subList(0, 20)),
        line(ENTRY.tool("get_client", ids)).string("client_ids").orElseThrow());
  }
}
