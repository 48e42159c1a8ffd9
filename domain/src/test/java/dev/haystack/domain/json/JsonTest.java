package dev.haystack.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
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
        "'a'|the text is not JSON"
      })
  void whatIsNotStrictJsonIsRefused(String text, String fault) {
    var refused = assertThrows(JsonSyntaxException.class, () -> Json.parse(text));

    assertEquals(fault, refused.getMessage());
  }

  @ParameterizedTest
  @Tag("FC-5")
  @CsvSource({
    "'\"\\ud83d\"','\uFFFD'",
    "'\"\\ude00x\"','\uFFFDx'",
    "'\"a\\ud83d\\ud83d\\ude00b\"','a\uFFFD😀b'",
    "'\"\\ude00\\ud83d\"','\uFFFD\uFFFD'"
  })
  void halfASurrogatePairIsReplaced(String text, String read) {
    assertEquals(Json.of(read), Json.parse(text));
    assertEquals(Optional.of(read), JsonGlimpse.string("{\"a\":" + text + "}", "a"));
  }

  @Test
  @Tag("FC-5")
  void inANameItIsReplacedToo() {
    assertEquals(
        "{\"\uFFFDx\":\"\\\\ud83d\",\"😀\":[\"\uFFFD\"]}",
        Json.parse("{\"\\ud83dx\":\"\\\\ud83d\",\"\\uD83D\\uDE00\":[\"\\ude00\"]}").text());
  }

  @Test
  void whatIsNoEscapeIsLeftAsItIs() {
    for (String text :
        List.of("{\"\\ud83", "{\"\\ud8zz\":1}", "{\"a\":\"\\", "{\"\\ud83d\":1} x")) {
      assertThrows(JsonSyntaxException.class, () -> Json.parse(text), text);
    }
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
        assertThrows(JsonSyntaxException.class, () -> Json.parse("{\"a\":[" + nested(32) + "]}"));

    assertTrue(refused.pointer().startsWith("/a/0"), refused.pointer());
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
