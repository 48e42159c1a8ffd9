package dev.haystack.domain.uistate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UiStateUpdateTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  @Tag("UI-2")
  void anEarlierInstantIsStale() {
    UiState state = after(UiState.EMPTY, NOON, 1);

    assertTrue(update(NOON.minusMillis(1), 9).applyTo(state, NOON).isEmpty());
  }

  @Test
  void atTheSameInstantTheLargerSequenceWinsAndAnEqualOneIsAccepted() {
    UiState state = after(UiState.EMPTY, NOON, 2);

    assertTrue(update(NOON, 1).applyTo(state, NOON).isEmpty());
    assertEquals(2, after(state, NOON, 2).version());
  }

  @Test
  @Tag("UI-7")
  void equalInstantsInDifferentNotationsAreTheSame() {
    Instant other = OffsetDateTime.parse("2026-11-23T14:00:00.000+02:00").toInstant();
    UiState state = after(UiState.EMPTY, NOON, 1);

    assertEquals(2, after(state, other, 1).version());
  }

  @Test
  @Tag("FC-4")
  void aStoredStampOfTheFutureIsOlderThanAnything() {
    UiState year = new UiState(JsonObject.EMPTY, 7, new Stamp(NOON.plusSeconds(31_536_000), 3));
    UiState almost = new UiState(JsonObject.EMPTY, 7, new Stamp(NOON.plusSeconds(5), 3));

    assertEquals(new Stamp(NOON, 1), after(year, NOON, 1).stamp());
    assertTrue(update(NOON, 1).applyTo(almost, NOON).isEmpty());
    assertTrue(update(NOON.minusMillis(1), 1).applyTo(almost, NOON.minusMillis(1)).isPresent());
  }

  @ParameterizedTest
  @Tag("FC-4")
  @CsvSource({
    "2026-11-23T12:00:05Z, 2026-11-23T12:00:05Z, false",
    "2026-11-23T12:00:05.000000001Z, 2026-11-23T12:00:00Z, true",
    "9999-01-01T00:00:00Z, 2026-11-23T12:00:00Z, true"
  })
  void anInstantCountsUpToFiveSecondsAhead(Instant told, Instant counted, boolean asItArrives) {
    var change = new UiStateChange.Merge(JsonObject.EMPTY);

    assertEquals(
        new UiStateUpdate(
            change, new Stamp(counted, asItArrives ? Long.MIN_VALUE : 2), asItArrives),
        UiStateUpdate.arrived(change, new Stamp(told, 2), NOON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "page_changed|{\"pageType\":\"settings\"}|{\"x\":1,\"page_type\":\"settings\"}",
        "client_selected|{\"clientId\":\"7\"}|{\"x\":1,\"currentClient\":{\"clientId\":\"7\"}}",
        "client_selection|null|{\"x\":1}",
        "template_selected|{\"templateId\":\"t\"}|{\"x\":1,\"selectedTemplate\":{\"templateId\":\"t\"}}",
        "session_loaded|{\"sessionId\":\"s\"}|{\"x\":1,\"loadedSessions\":[{\"sessionId\":\"s\"}]}",
        "document_generated|{\"documentId\":\"d\"}|{\"x\":1,\"generatedDocuments\":[{\"documentId\":\"d\"}]}",
        "tab_changed|{\"tab\":\"notes\"}|{\"x\":1,\"active_tab\":\"notes\"}",
        "tab_changed|\"notes\"|{\"x\":1,\"active_tab\":\"notes\"}",
        "anything|[1]|{\"x\":1,\"anything\":[1]}"
      })
  void aNamedChangeSetsItsField(String name, String payload, String expected) {
    var change =
        new UiStateChange.Named(new NamedChange(name, Json.parse(payload)), JsonObject.EMPTY);

    assertEquals(expected, change.applyTo(fields("{\"x\":1}")).text());
  }

  @Test
  void anEntryOfTheSameIdIsReplaced() {
    var loaded =
        fields("{\"loadedSessions\":[{\"sessionId\":\"s\",\"v\":1},{\"sessionId\":\"t\"}]}");
    var change = new NamedChange("session_loaded", Json.parse("{\"sessionId\":\"s\",\"v\":2}"));

    assertEquals(
        "{\"loadedSessions\":[{\"sessionId\":\"t\"},{\"sessionId\":\"s\",\"v\":2}]}",
        change.applyTo(loaded).text());
  }

  @Test
  void entriesAreAddedInTheOrderInWhichTheyCameLast() {
    var loaded =
        fields("{\"loadedSessions\":[{\"sessionId\":\"s\"},7,{\"v\":1},{\"sessionId\":1}]}");
    var change =
        new NamedChange(
            "session_loaded",
            Json.parse(
                "[{\"sessionId\":\"t\",\"v\":1},8,{\"sessionId\":\"s\"},{\"v\":2},"
                    + "{\"sessionId\":\"t\",\"v\":2},{\"sessionId\":\"1\"}]"));

    assertEquals(
        "{\"loadedSessions\":[7,{\"sessionId\":1},{\"sessionId\":\"s\"},{\"v\":2},"
            + "{\"sessionId\":\"t\",\"v\":2},{\"sessionId\":\"1\"}]}",
        change.applyTo(loaded).text());
  }

  @Test
  void severalChangesAreOne() {
    UiStateChange several =
        new UiStateChange.Several(
            List.of(
                new UiStateChange.Merge(fields("{\"x\":null}")),
                new UiStateChange.Merge(fields("{\"x\":{\"b\":2}}"))));

    assertEquals("{\"x\":{\"b\":2}}", several.applyTo(fields("{\"x\":{\"a\":1}}")).text());
    assertFalse(several.replacesAll());
    var whole = new UiStateChange.Replace(fields("{\"y\":1}"));
    assertTrue(new UiStateChange.Several(List.of(several, whole)).replacesAll());
  }

  @Test
  void thePageBesideAChangeIsSet() {
    var change =
        new UiStateChange.Named(
            new NamedChange("tab_changed", Json.of("a")), fields("{\"page_type\":\"reports\"}"));

    assertEquals(
        "{\"page_type\":\"reports\",\"active_tab\":\"a\"}",
        change.applyTo(fields("{\"page_type\":\"settings\"}")).text());
  }

  private static UiState after(UiState state, Instant instant, long sequence) {
    return update(instant, sequence).applyTo(state, NOON).orElseThrow();
  }

  private static UiStateUpdate update(Instant instant, long sequence) {
    return new UiStateUpdate(
        new UiStateChange.Merge(JsonObject.EMPTY), new Stamp(instant, sequence));
  }

  private static JsonObject fields(String text) {
    return (JsonObject) Json.parse(text);
  }
}
