package dev.haystack.application.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.haystack.domain.json.Json;
import org.junit.jupiter.api.Test;

class HiddenCharactersTest {

  @Test
  void theyAreDroppedWhereverTheyStandInAValue() {
    assertEquals(
        Json.parse("{\"name\":[\"Ann\\n\",{\"b\":1,\"c\":null}]}"),
        HiddenCharacters.without(
            Json.parse(
                "{\"na\\u202eme\":[\"A\\u0007n\\udb40\\udc41n\\n\",{\"b\":1,\"c\":null}]}")));
  }

  @Test
  void aValueWithoutThemStaysTheSame() {
    Json value = Json.parse("{\"a\":[\"\\u200d\\udb40\\udd00 😀\",true]}");
    assertSame(value, HiddenCharacters.without(value));
    String text = "Jo \u200D";
    assertSame(text, HiddenCharacters.without(text));
  }
}
