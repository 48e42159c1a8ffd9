package dev.haystack.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "34, \\\"",
        "92, \\\\",
        "10, \\n",
        "13, \\r",
        "9, \\t",
        "0, \\u0000",
        "31, \\u001f",
        "32, ` `",
        "127, \u007f",
        "233, é",
        "8230, …"
      })
  void aCharacterIsEscapedAsFarAsJsonAsks(int character, String quoted) {
    assertEquals('"' + quoted + '"', quote(Character.toString(character)));
  }

  @Test
  void itIsReadAsItWasWhereverItStands() {
    for (String alphabet : List.of("ab", "é", "…", "\uD83D\uDE00")) {
      IntStream.range(0, 0x80)
          .mapToObj(Character::toString)
          .flatMap(c -> Stream.of(c + alphabet, alphabet + c, c + c + alphabet + c))
          .forEach(text -> assertEquals(text, read(quote(text))));
    }
  }

  @Test
  void itIsAddedToWhatIsThere() {
    var target = new StringBuilder("[");

    JsonText.quote("a".repeat(100_000), target);
    JsonText.quote("", target);

    assertEquals("[\"" + "a".repeat(100_000) + "\"\"\"", target.toString());
  }

  @Test
  void aBuilderThatALongTextFillsIsNotDoubledForItsEnd() {
    var target = new StringBuilder();

    JsonText.quote("a".repeat(100_000), target);
    target.append("}]");

    assertTrue(target.capacity() < 110_000, "holds " + target.capacity() + " characters");
  }

  private static String quote(String text) {
    var target = new StringBuilder();
    JsonText.quote(text, target);
    return target.toString();
  }

  private static String read(String json) {
    return ((JsonString) Json.parse(json, 1)).value();
  }
}
