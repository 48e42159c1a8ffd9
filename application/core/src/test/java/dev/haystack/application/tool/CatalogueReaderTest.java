package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {

  private static final String SOUND =
      """
      {"name":"show_page","description":"Shows.","personas":["web_assistant"],"source":"local",
       "effect":"read","parameters":{"type":"object","properties":{"url":{"type":"string"}},
       "required":["url"]},"ui_action":{"type":"navigate_to_page","payload":{"where":"{url}"}},
       "answer":{"echo":["url"],"user_message":"Showing {url}."}}
      """;

  private static List<CatalogueEntry> read(String... entries) {
    return CatalogueReader.read(Json.parse("[" + String.join(",", entries) + "]"));
  }

  @Test
  void aSoundEntryIsRead() {
    assertEquals("Show Page", read(SOUND).getFirst().specification().displayName());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '#',
      value = {
        "\"show_page\" > \"ShowPage\" > snake case",
        "[\"web_assistant\"] > [] > offered to nobody",
        "[\"web_assistant\"] > [\"nobody\"] > no such persona",
        "\"description\":\"Shows.\" > \"description\":\" \" > no description",
        "\"required\":[\"url\"] > \"required\":[\"uri\"] > no such parameter: uri",
        "\"{url}\" > \"{uri}\" > the action needs: uri",
        "[\"url\"],\"user > [\"uri\"],\"user > the action needs: uri",
        "Showing {url} > Showing {uri} > the action needs: uri",
        "\"effect\":\"read\" > \"effect\":\"read\",\"page_gated\":true > does not exist",
        "\"effect\":\"read\" > \"effect\":\"read\",\"drops_incomplete\":\"x\" > no such parameter:"
            + " x",
        "\"user_message\" > \"message\" > a payload but no answer",
        "\"type\":\"object\" > \"type\":\"array\" > no object",
        "\"properties\" > \"proprieties\" > no properties"
      })
  void aFaultyEntryStopsTheLoad(String part, String instead, String fault) {
    String faulty = SOUND.replace(part, instead);
    assertTrue(!faulty.equals(SOUND), part);
    var thrown = assertThrows(IllegalStateException.class, () -> read(faulty));
    assertTrue(String.valueOf(thrown.getMessage()).contains(fault), thrown.getMessage());
  }

  @Test
  void aNameThatOccursTwiceStopsTheLoad() {
    assertThrows(IllegalStateException.class, () -> read(SOUND, SOUND));
  }

  @Test
  void aDocumentThatIsNoListStopsTheLoad() {
    assertThrows(IllegalStateException.class, () -> CatalogueReader.read(Json.parse("{}")));
  }
}
