package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.schema.ArgumentSchemas;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolCall;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPreparationTest {

  private static final ToolCatalogue CATALOGUE = ToolCatalogue.load();

  private final ToolPreparation preparation =
      new ToolPreparation(
          CATALOGUE, new ArgumentSchemas(CATALOGUE.all(), CATALOGUE::checkedParameters));

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
            preparation.prepare(call, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY));

    assertEquals(Optional.of(Json.of(query)), ready.arguments().get("query"));
  }
}
