package dev.haystack.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "-0.50e+3",
        "12345678901234567890",
        "\"\"",
        "{\"a\":[1,{\"b\":null}],\"c\":\"\\\"\\\\\\n\\t\\u0001\"}",
        "\"😀日本語\""
      })
  void aDocumentIsWrittenAsItWasRead(String text) {
    assertEquals(text, Json.parse(text).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|the text is empty",
        "{|the text is not JSON",
        "{} {}|there is text behind the document",
        "{} x|the text is not JSON",
        "{\"a\":1,\"a\":2}|an object has a key twice",
        "[1,]|the text is not JSON",
        "NaN|the text is not JSON",
        "'a'|the text is not JSON",
        "\"\t\"|the text is not JSON",
        "\uFEFF{}|the text is not JSON"
      })
  void whatIsNotStrictJsonIsRefused(String text, String fault) {
    var refused = assertThrows(JsonSyntaxException.class, () -> Json.parse(text));

    assertEquals(fault, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[],", "{},", "1,", "\"\","})
  void aDocumentOfAClientHoldsSoManyValuesAndNoMore(String value) {
    // the array is a value too
    String most = "[" + value.repeat(Json.VALUES_MAX - 2) + "null]";
    assertEquals(Json.VALUES_MAX - 1, ((JsonArray) Json.parse(most)).size());

    String more = "[" + value.repeat(Json.VALUES_MAX - 1) + "null]";
    var refused = assertThrows(JsonSyntaxException.class, () -> Json.parse(more));

    assertEquals("the document holds more than 200000 values", refused.getMessage());
    assertTrue(refused.isTooManyValues() && refused.isOverLimits());
    assertEquals(Json.VALUES_MAX, ((JsonArray) Json.parse(more, Json.DEPTH_MAX)).size());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("FC-5")
  void halfASurrogatePairBecomesAReplacement(JsonReading reading) {
    String text =
        "{\"\\uDC00\":[\"\\ud83d\",\"a\\ude00😀\\ud83d\\ud83d\\ude00\"],\"b\":\"\uD83D!\"}";

    assertEquals(
        "{\"\uFFFD\":[\"\uFFFD\",\"a\uFFFD😀\uFFFD😀\"],\"b\":\"\uFFFD!\"}",
        Json.parse(text, Json.DEPTH_MAX, reading).text());
  }

  @Test
  void whatOnlyLooksLikeHalfAPairStays() {
    assertEquals("\\ud83d", ((JsonString) Json.parse("\"\\\\ud83d\"")).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud83d", "\"\\ud8\"", "\"\\udxyz\"", "\"\\", "\\ud83d"})
  void halfAnEscapeAndOneOutsideOfATextAreNoJson(String text) {
    assertThrows(JsonSyntaxException.class, () -> Json.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\uFEFF{}|{}",
        "{\"a\":1,\"b\":2,\"a\":{\"c\":3}}|{\"a\":{\"c\":3},\"b\":2}",
        "`[\"a\tb\"]`|[\"a\\tb\"]"
      })
  @Tag("FC-5")
  void whatOthersWroteIsReadAsItIsMeant(String text, String expected) {
    assertEquals(expected, Json.parse(text, Json.DEPTH_MAX, JsonReading.LENIENT).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\uFEFF\uFEFF{}", "{} {}", "[1,]", "<html>", "NaN", "{"})
  void whatIsNoJsonIsRefusedWhoeverWroteIt(String text) {
    var refused =
        assertThrows(
            JsonSyntaxException.class, () -> Json.parse(text, Json.DEPTH_MAX, JsonReading.LENIENT));

    assertFalse(refused.isOverLimits());
  }

  @Test
  void twoKeysThatAreOneWhenTheyAreMendedAreAKeyTwice() {
    var refused =
        assertThrows(JsonSyntaxException.class, () -> Json.parse("{\"\\ud83d\":1,\"\\udc00\":2}"));

    assertEquals("an object has a key twice", refused.getMessage());
  }

  @Test
  void aDocumentMayNestUpToTheLimit() {
    assertEquals(nested(32), Json.parse(nested(32)).text());
    var refused = assertThrows(JsonSyntaxException.class, () -> Json.parse(nested(33)));
    assertTrue(refused.isOverLimits());
  }

  @Test
  void hugeNumbersAreRefused() {
    var refused = assertThrows(JsonSyntaxException.class, () -> Json.parse("1".repeat(5_000)));

    assertTrue(refused.isOverLimits());
  }

  @Test
  void theFaultNamesItsPlace() {
    var refused =
        assertThrows(
            JsonSyntaxException.class, () -> Json.parse("{\"a\":[{\"b\":1,\"b\":{\"c\":2}}]}"));

    assertEquals("/a/0/b", refused.pointer());
  }

  @ParameterizedTest
  @CsvSource({"1e400,9223372036854775807", "-1e400,-9223372036854775808", "41.9,41"})
  void numbersAreReadAtTheNearestEndOfTheRange(String literal, long expected) {
    assertEquals(expected, new JsonNumber(literal).asLong());
  }

  @Test
  void theLargestLongIsReadExactly() {
    assertEquals(9223372036854775806L, new JsonNumber("9223372036854775806").asLong());
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
