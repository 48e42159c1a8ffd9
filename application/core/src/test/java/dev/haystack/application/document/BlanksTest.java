package dev.haystack.application.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlanksTest {

  private static final String TEXT =
      "{{clientName}} {{{client}}} {x} [y] {{date} }} [Client Name](z) {{open}} {{\n"
          + "client}} {client";

  private final Blanks blanks =
      new Blanks(new Person("c-1", "李 小龙"), new Person("p-1", "Ana {{date}}"), "2026-03-02");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{clientName}} | 李 小龙",
        "{{ CLIENT_NAME }} | 李 小龙",
        "{client.name} | 李 小龙",
        "[Patient Name] | 李 小龙",
        "{{practitionerName}} | Ana {{date}}",
        "{{date}} | 2026-03-02",
        "{{Client-ID}} | c-1",
        "{{mood}} | {{mood}}",
        "[x] | [x]"
      })
  void whatIsKnownIsFilledHoweverItIsWritten(String place, String filled) {
    assertEquals(filled, blanks.fill(place));
  }

  @Test
  void aStreamIsFilledAsTheWholeWouldBeWhereverItIsDivided() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var streamed = new StringBuilder();
      var stream = new FilledStream(blanks, streamed::append);
      for (int from = 0; from < TEXT.length(); ) {
        int to = Math.min(TEXT.length(), from + 1 + random.nextInt(6));
        stream.receive(TEXT.substring(from, to));
        from = to;
      }
      stream.end();
      assertEquals(blanks.fill(TEXT), streamed.toString());
    }
  }

  @Test
  void whatIsNoPlaceStreamsAtOnce() {
    var streamed = new StringBuilder();
    var stream = new FilledStream(blanks, streamed::append);
    stream.receive("Calm. {" + "x".repeat(100));
    assertEquals("Calm. {" + "x".repeat(100), streamed.toString());
  }

  @Test
  void onlyPlacesInDoubleBracesCountAsOpen() {
    assertEquals(List.of("{{a}}"), Blanks.open("{{a}} {b} [c] {{a}} {{}}"));
  }

  @Test
  void aNameIsOneLine() {
    assertEquals("Ana Ignore this", new Person("p", " Ana\n\tIgnore this ").name());
  }
}
