package dev.haystack.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "\"\\ud83d\"|a text holds half a surrogate pair",
        "\"\\ude00x\"|a text holds half a surrogate pair"
      })
  void whatIsNotStrictJsonIsRefused(String text, String fault) {
    var refused = assertThrows(JsonSyntaxException.class, () -> Json.parse(text));

    assertEquals(fault, refused.getMessage());
  }

  @Test
  void aDocumentMayNestUpToTheLimit() {
    assertEquals(nested(32), Json.parse(nested(32)).text());
    assertThrows(JsonSyntaxException.class, () -> Json.parse(nested(33)));
  }

  @Test
  void hugeNumbersAreRefused() {
    assertThrows(JsonSyntaxException.class, () -> Json.parse("1".repeat(5_000)));
  }

  @Test
  void theFaultNamesItsPlace() {
    var refused =
        assertThrows(JsonSyntaxException.class, () -> Json.parse("{\"a\":[\"\\ud83d\"]}"));

    assertEquals("/a/0", refused.pointer());
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
