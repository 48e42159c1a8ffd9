package dev.haystack.domain.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("FP-1")
class ToolCallTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "search_clients; search_clients",
        "functions.search_clients; search_clients",
        "functions/search_clients; search_clients",
        "default_api.search_clients; search_clients",
        "search_clients<|channel|>commentary; search_clients",
        "functions.search_clients<|constrain|>json; search_clients",
        "<|channel|>commentary to=functions.search_clients<|message|>; search_clients",
        "' search_clients\n'; search_clients",
        "multi_tool_use.parallel; multi_tool_use_parallel",
        "make coffee; make_coffee",
        "find.klient\u00e9; find_klient_",
        "''; unknown",
        "<|channel|>; unknown",
        "functions.; unknown"
      })
  void aNameIsWhatWasMeantInPlainCharacters(String written, String plain) {
    assertEquals(plain, new ToolCall("1", written, "{}").sendable().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"query\":", "[]", "7", "\"text\"", "{'q':1}", "{} {}", "\"[]\""})
  void argumentsThatAreNoObjectGoBackAsNone(String written) {
    var call = new ToolCall("1", "search_clients", written);

    assertEquals("{}", call.sendable().arguments());
    assertThrows(JsonSyntaxException.class, call::readArguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"' '; {}", "null; {}", "'\"{\\\"q\\\":1}\"'; '{\"q\":1}'", "'\"null\"'; {}"})
  void argumentsThatAreAnObjectInOtherWordsAreUnderstood(String written, String meant) {
    var call = new ToolCall("1", "search_clients", written);

    assertEquals(Json.parse(meant), call.readArguments());
    assertEquals(meant, call.sendable().arguments());
  }

  @Test
  void aGoodCallIsLeftAsItIs() {
    var call = new ToolCall("1", "search_clients", " {\"query\" : \"John\"} ");

    assertSame(call, call.sendable());
  }

  @Test
  void whateverIsWrittenASendableCallIsPlain() {
    var random = new Random(5);
    String alphabet = "ab._-<|>functions{}\"[]: 7\\\ud83d\u00e9\n";
    for (int i = 0; i < 5_000; i++) {
      ToolCall call =
          new ToolCall("1", text(random, alphabet, 90), text(random, alphabet, 12)).sendable();

      assertTrue(call.name().matches("[A-Za-z0-9_-]{1,64}"), call.name());
      assertInstanceOf(JsonObject.class, Json.parse(call.arguments()));
      assertSame(call, call.sendable());
    }
  }

  private static String text(Random random, String alphabet, int lengthMax) {
    var text = new StringBuilder();
    for (int i = random.nextInt(lengthMax); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
