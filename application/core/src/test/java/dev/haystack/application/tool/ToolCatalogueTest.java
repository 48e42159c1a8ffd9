package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.practice.ToolShapes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ToolCatalogueTest {

  private final ToolCatalogue catalogue = ToolCatalogue.load();

  @Test
  @Tag("TC-10")
  void allTheToolsAreThere() {
    long own = catalogue.all().stream().filter(tool -> tool.source() == ToolSource.SESSION).count();
    assertEquals(46, catalogue.all().size() - own);
    assertEquals(1, own);
  }

  @Test
  @Tag("TC-10")
  void thoseOfThePracticeAreTheOnesWhoseAnswersItsContractDescribes() {
    Set<String> ofThePractice =
        catalogue.all().stream()
            .filter(tool -> tool.source() == ToolSource.BACKEND)
            .map(ToolSpecification::name)
            .collect(Collectors.toSet());

    assertEquals(ofThePractice, ToolShapes.tools());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "expected-tools.txt", delimiter = '|')
  @Tag("TC-10")
  void eachToolIsOfferedToExactlyItsPersonas(
      String name, String personas, String source, String effect, String gated, String action) {
    Set<PersonaType> expected =
        Arrays.stream(personas.split("\\+"))
            .map(persona -> PersonaType.of(persona).orElseThrow())
            .collect(Collectors.toSet());
    for (PersonaType persona : PersonaType.values()) {
      boolean offered =
          catalogue.offeredTo(persona).stream().anyMatch(tool -> tool.name().equals(name));
      assertEquals(expected.contains(persona), offered, name + " for " + persona);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "expected-tools.txt", delimiter = '|')
  void eachToolIsWhatItShouldBe(
      String name, String personas, String source, String effect, String gated, String action) {
    ToolSpecification tool = catalogue.find(name).orElseThrow();
    assertEquals(source, tool.source().name().toLowerCase(Locale.ROOT));
    assertEquals(effect.equals("write"), tool.writes());
    assertEquals(gated.equals("gated"), tool.pageGated());
    assertEquals(action, catalogue.action(name).map(ActionTemplate::type).orElse("none"));
  }

  @Test
  void toolsAreShownUnderTheirNameInTitleCase() {
    assertEquals("Search Clients", catalogue.find("search_clients").orElseThrow().displayName());
  }

  @Test
  void aNameThatIsNoToolFindsNothing() {
    assertTrue(catalogue.find("drop_tables").isEmpty());
  }

  @Test
  void theListWhoseIncompleteEntriesAreLeftOutIsCheckedLessStrictlyThanItIsOffered() {
    ToolSpecification tool = catalogue.find("load_multiple_sessions").orElseThrow();
    assertTrue(tool.parameters().text().contains("\"total_segments\",\"average_confidence\"]"));
    assertFalse(
        catalogue
            .checkedParameters(tool)
            .text()
            .contains("\"total_segments\",\"average_confidence\"]"));
  }
}
