package dev.haystack.application.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadingsTest {

  @Test
  void headingsAreKnownInTheUsualWays() {
    assertEquals(
        List.of("Note", "Mood today", "RISK AND SAFETY", "Plan:"),
        Headings.of("# Note\ntext: more\n## Mood today ##\nRISK AND SAFETY\n**Plan:**\nABC\n"));
    assertEquals(List.of("Stimmung", "计划"), Headings.of("Stimmung:\n计划:\nClient: Ana\n1.\n"));
    assertEquals(List.of(), Headings.of("Write a letter to the client. Be kind."));
  }

  @Test
  void aHeadingIsThereHoweverTheDocumentMarksIt() {
    List<String> headings = List.of("Mood today", "Session {{number}} of {total}", "RISK");
    assertEquals(
        List.of(),
        Headings.missing(headings, "**MOOD  TODAY:** fine\n### Session 4 of 9\nRisk: no"));
    assertEquals(List.of("Mood today"), Headings.missing(headings, "Session 1 of 2\nRISK"));
  }
}
