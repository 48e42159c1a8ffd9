package dev.haystack.application.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LongResultsTest {

  private static final Pattern NOTE =
      Pattern.compile("\\n\\[cut: characters 0 to (\\d+) of (\\d+); .*\"(r-[0-9a-f]{12})\".*\\]$");
  private static final Json CLIENTS =
      IntStream.range(0, 100)
          .mapToObj(
              i -> (Json) JsonObject.EMPTY.with("id", "c" + i).with("name", "Ann, \"A\" [" + i))
          .collect(JsonArray.collector());
  private static final ToolResult LONG = new ToolResult.Success(CLIENTS);

  private final LongResults results = new LongResults(600);

  @Test
  void aResultThatFitsIsShownAsItIs() {
    var small = new ToolResult.Success(Json.of("x".repeat(500)));

    assertEquals(small.modelText(), results.shown(small));
    assertFalse(results.areIn(round(small)));
  }

  @Test
  void aLongerOneIsCutBehindAWholeValueAndSaysHowToReadOn() {
    String shown = results.shown(LONG);

    var note = NOTE.matcher(shown);
    assertTrue(note.find(), shown);
    String text = shown.substring(0, note.start());
    assertEquals(Integer.toString(text.length()), note.group(1));
    assertTrue(text.length() > 300 && text.length() <= 600);
    assertTrue(CLIENTS.text().startsWith(text));
    assertTrue(text.endsWith(",") || text.endsWith("}"), text);
    assertTrue(results.areIn(round(LONG)));
  }

  @Test
  void itIsCutTheSameWayEveryTimeAndFoundByItsHandle() {
    String shown = results.shown(LONG);
    var note = NOTE.matcher(shown);
    assertTrue(note.find());

    assertEquals(shown, results.shown(new ToolResult.Success(Json.parse(CLIENTS.text()))));
    assertEquals(Optional.of(CLIENTS), results.find(note.group(3), Stream.of(LONG)));
    assertEquals(Optional.empty(), results.find("r-000000000000", Stream.of(LONG)));
  }

  @Test
  void aSingleLongTextIsCutBetweenCharacters() {
    String shown = results.shown(new ToolResult.Success(Json.of("😀".repeat(900))));

    assertFalse(Character.isHighSurrogate(shown.charAt(shown.indexOf("\n[cut") - 1)), shown);
  }

  @Test
  void theRestIsReadPieceByPieceUntilAllWasRead() {
    var read = new StringBuilder();
    int from = 0;
    while (from < CLIENTS.text().length()) {
      ResultPart part = ResultPart.of(CLIENTS, "", from, results.readMax()).orElseThrow();
      read.append(part.text());
      from += part.text().length();
    }

    assertEquals(CLIENTS.text(), read.toString());
  }

  @Test
  void whatIsReadAtOnceIsNeverCutAgain() {
    var quotes = Json.of("\"".repeat(5_000));
    ResultPart part = ResultPart.of(quotes, "", 0, results.readMax()).orElseThrow();

    assertFalse(results.areIn(round(new ToolResult.Success(part.json()))));
  }

  @Test
  void aPartIsReadByItsPath() {
    Json document = Json.parse("{\"a/b\":[{\"x\":1},{\"~y\":\"found\"}]}");

    assertEquals("\"found\"", text(document, "/a~1b/1/~0y"));
    assertEquals("{\"x\":1}", text(document, "/a~1b/0"));
    for (String nowhere : List.of("/a", "a~1b", "/a~1b/2", "/a~1b/-1", "/a~1b/x", "/a~1b/0/x/y")) {
      assertEquals(Optional.empty(), ResultPart.of(document, nowhere, 0, 10), nowhere);
    }
  }

  @Test
  void behindTheEndThereIsNothingMore() {
    var part = ResultPart.of(Json.of("abc"), "", 99, 10).orElseThrow();

    assertEquals(new ResultPart("", 5, 5), part);
    assertTrue(part.json().text().endsWith("\"next_from\":null}"), part.json().text());
  }

  private static String text(Json document, String path) {
    return ResultPart.of(document, path, 0, 100).orElseThrow().text();
  }

  private static ToolRound round(ToolResult result) {
    return new ToolRound(
        "", List.of(new ToolExchange(new ToolCall("1", "search_clients", "{}"), result)));
  }
}
