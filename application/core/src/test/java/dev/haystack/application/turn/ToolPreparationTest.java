package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.schema.ArgumentSchemas;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolFailure;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("FP-1")
class ToolPreparationTest {

  private static final ToolCatalogue CATALOGUE = ToolCatalogue.load();
  private static final ToolPreparation PREPARATION =
      new ToolPreparation(
          CATALOGUE, new ArgumentSchemas(CATALOGUE.all(), CATALOGUE::checkedParameters));

  @Test
  void aNameWithAPrefixOrAMarkIsTheToolThatWasMeant() {
    for (String name : new String[] {"functions.search_clients", "search_clients<|channel|>json"}) {
      var ready = assertInstanceOf(PreparedCall.Ready.class, prepare(name, "{\"query\":\"John\"}"));

      assertEquals("search_clients", ready.tool().name());
      assertEquals(new ToolCall("1", "search_clients", "{\"query\":\"John\"}"), ready.call());
    }
  }

  @Test
  void whatCannotGoBackAsArgumentsStandsInTheResult() {
    var refused = refused("search_clients", "{\"query\": \"Jo");

    assertEquals(new ToolCall("1", "search_clients", "{}"), refused.call());
    assertEquals(ToolFailure.INVALID_ARGUMENTS, refused.failure().reason());
    assertTrue(refused.failure().message().endsWith("They were: \"{\"query\": \"Jo\""));
  }

  @Test
  void whatCannotGoBackAsANameStandsInTheResultToo() {
    var refused = refused("make coffee!", "strong");

    assertEquals(new ToolCall("1", "make_coffee_", "{}"), refused.call());
    assertEquals(ToolFailure.UNKNOWN_TOOL, refused.failure().reason());
    assertTrue(refused.failure().message().contains("\"make coffee!\""));
    assertTrue(refused.failure().message().endsWith("They were: \"strong\""));
  }

  @Test
  void aLongTextIsShownInPart() {
    String message = refused("search_clients", "😀".repeat(5_000)).failure().message();

    assertTrue(message.endsWith("😀…\"") && message.length() < 1_200, message);
  }

  private static PreparedCall.Refused refused(String name, String arguments) {
    return assertInstanceOf(PreparedCall.Refused.class, prepare(name, arguments));
  }

  private static PreparedCall prepare(String name, String arguments) {
    return PREPARATION.prepare(
        new ToolCall("1", name, arguments), PersonaType.WEB_ASSISTANT, JsonObject.EMPTY);
  }

  @ParameterizedTest
  @Tag("FC-5")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"query\":\"Ann\nLee\"}`|`Ann\nLee`",
        "{\"query\":\"A\",\"query\":\"Ann\"}|Ann",
        "{\"query\":\"Ann \\ud83d\"}|Ann \uFFFD"
      })
  void argumentsAreReadAsTheModelMeansThem(String written, String query) {
    var call = new ToolCall("1", "search_clients", written);

    var ready =
        assertInstanceOf(
            PreparedCall.Ready.class,
            PREPARATION.prepare(call, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY));

    assertEquals(Optional.of(Json.of(query)), ready.arguments().get("query"));
  }
}
