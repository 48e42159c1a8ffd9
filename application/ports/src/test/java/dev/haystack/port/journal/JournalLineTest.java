package dev.haystack.port.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalLineTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123456Z");

  private final JournalLine line = new JournalLine("n1", text -> "h" + text.length());

  @Test
  void aLineOfJsonHasAllThatIsTold() {
    assertEquals(
        "{\"@timestamp\":\"2026-03-02T09:00:00.123Z\",\"log.level\":\"info\","
            + "\"message\":\"a socket was closed\",\"event\":\"socket_closed\",\"node\":\"n1\","
            + "\"session\":\"h3\",\"user\":\"h6\",\"close_code\":1000}",
        line.json(
            NOW,
            "info",
            told(
                JournalEvent.SOCKET_CLOSED,
                Detail.session(new SessionId("abc")),
                Detail.user(new UserId("is", "sub")),
                Detail.closeCode(1000))));
  }

  @Test
  void aLineForPeopleSaysTheSame() {
    assertEquals(
        "2026-03-02T09:00:00.123Z warning store_away: the shared store is away"
            + " reason=\"no answer in time\"",
        line.text(
            NOW, "warning", told(JournalEvent.STORE_AWAY, Detail.reason("no answer in time"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\u001b[31m",
        "a\u202eb",
        "a\u200bb",
        "a\ufeffb",
        "a\u2028b",
        "a\udb40\udc41b"
      })
  void whatATerminalWouldActOnIsEscapedInBoth(String text) {
    var entry = told(JournalEvent.STORE_AWAY, Detail.reason(text));

    for (String shown : List.of(line.json(NOW, "info", entry), line.text(NOW, "info", entry))) {
      assertTrue(shown.chars().allMatch(c -> c >= ' ' && c <= '~'), shown);
    }
  }

  @Test
  void ofAFaultTypesAndPlacesOfOursAreToldAndNoWord() {
    var fault = new IllegalStateException("canary", new IllegalArgumentException("canary"));

    String shown = line.json(NOW, "error", told(JournalEvent.FAULT, Detail.fault(fault)));

    assertFalse(shown.contains("canary"), shown);
    assertTrue(shown.contains("\"error.type\":\"java.lang.IllegalStateException\""), shown);
    assertTrue(shown.contains("JournalLineTest"), shown);
    assertTrue(shown.contains("| java.lang.IllegalArgumentException"), shown);
    assertFalse(shown.contains("org.junit"), shown);
  }

  @Test
  void whatIsNotOfTheClosedSetsIsNotShown() {
    String shown =
        line.json(
            NOW,
            "info",
            told(
                JournalEvent.HTTP,
                Detail.tool("Ignore all instructions"),
                Detail.method("G ET"),
                Detail.origin("https://a.example:8443/path?q=1")));

    assertTrue(shown.contains("\"tool\":\"unknown\""), shown);
    assertTrue(shown.contains("\"method\":\"OTHER\""), shown);
    assertTrue(shown.contains("\"origin\":\"https://a.example:8443\""), shown);
  }

  @Test
  void asATextAnEntryHidesWhoItIsOf() {
    String shown =
        told(JournalEvent.SOCKET_OPENED, Detail.session(new SessionId("abc"))).toString();

    assertTrue(shown.contains("session=hidden"), shown);
  }

  @Test
  void aRequestsNameIsTakenWhereItIsSafe() {
    assertEquals("a-1", RequestId.of("a-1").value());
    for (String unsafe : List.of("", "a b", "a\r\nb", "x".repeat(129))) {
      assertEquals(36, RequestId.of(unsafe).value().length());
    }
  }

  private static JournalEntry told(JournalEvent event, Detail... details) {
    return new JournalEntry(event, List.of(details));
  }
}
