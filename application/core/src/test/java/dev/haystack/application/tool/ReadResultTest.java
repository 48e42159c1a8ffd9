package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.tracing.Span;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadResultTest {

  private static final Json NOTES =
      IntStream.range(0, 50)
          .mapToObj(i -> (Json) JsonObject.EMPTY.with("note", "number " + i))
          .collect(JsonArray.collector());
  private static final ToolResult LONG = new ToolResult.Success(NOTES);

  private final LongResults results = new LongResults(600);
  private final ReadResult tool = new ReadResult(results);
  private final String handle = results.shown(LONG).replaceAll("(?s).*handle \"([^\"]*)\".*", "$1");

  @Test
  void theRestIsReadFromWhereTheCutWas() {
    int from = results.shown(LONG).indexOf("\n[cut");

    JsonObject answer = Calls.value(read("{\"handle\":\"" + handle + "\",\"from\":" + from + "}"));

    assertTrue(NOTES.text().startsWith(answer.string("text").orElseThrow(), from));
    assertEquals(from, answer.integer("from").orElseThrow());
    assertEquals(NOTES.text().length(), answer.integer("of").orElseThrow());
    assertEquals(answer.integer("to"), answer.integer("next_from"));
  }

  @Test
  void aPartIsReadByItsPathAndAsMuchAsIsWanted() {
    assertEquals(
        "{\"note\":\"number 49\"}",
        Calls.value(read("{\"handle\":\"" + handle + "\",\"path\":\"/49\"}"))
            .string("text")
            .orElseThrow());
    assertEquals(
        "[{\"no",
        Calls.value(read("{\"handle\":\"" + handle + "\",\"length\":5}"))
            .string("text")
            .orElseThrow());
  }

  @Test
  void nobodyReadsMoreAtOnceThanCanBeShown() {
    var answer = read("{\"handle\":\"" + handle + "\",\"length\":1000000}");

    assertTrue(answer.modelText().length() <= results.charactersMax());
  }

  @Test
  void aHandleOfAnotherConversationAndAPathToNowhereAreToldInWords() {
    assertEquals(ToolFailure.NOT_FOUND, reason(read("{\"handle\":\"r-0123456789ab\"}")));
    assertEquals(
        ToolFailure.NOT_FOUND,
        reason(tool.run(Calls.object("{\"handle\":\"" + handle + "\"}"), Calls.unknownPage())));
    assertEquals(
        ToolFailure.INVALID_ARGUMENTS,
        reason(read("{\"handle\":\"" + handle + "\",\"path\":\"/x\"}")));
  }

  @Test
  void itIsOfferedToEverybodyButOnlyAfterACutAndBehindAllOtherTools() {
    for (PersonaType persona : PersonaType.values()) {
      var offered = ToolCatalogue.load().offeredTo(persona);
      var more = ToolCatalogue.load().offeredAfterCutsTo(persona);

      assertTrue(offered.stream().noneMatch(each -> each.name().equals(LongResults.READER)));
      assertEquals(offered, more.subList(0, offered.size()));
      assertEquals(LongResults.READER, more.getLast().name());
      assertEquals(offered.size() + 1, more.size());
    }
  }

  private static ToolFailure reason(ToolResult result) {
    return assertInstanceOf(ToolResult.Failure.class, result).reason();
  }

  private ToolResult read(String arguments) {
    var unknown = Calls.unknownPage();
    return tool.run(
        Calls.object(arguments),
        new ToolContext(unknown.caller(), unknown.page(), false, Span.OFF, () -> Stream.of(LONG)));
  }
}
