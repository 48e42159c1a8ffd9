package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCatalogueTest {

  @Test
  void aNewPlainToolIsAnEntry() {
    var catalogue =
        RouteCatalogue.parse(
            """
            {"new_tool":{"effect":"read","get":"/api/v1/things/{id}","query":{"all":"$all?"}}}
            """,
            Set.of());

    var request =
        catalogue
            .entry("new_tool")
            .orElseThrow()
            .call(ToolEntry.MAIN)
            .request(Calls.object("{\"id\":\"a b\",\"all\":true}"), false, "key");

    assertEquals(
        new UpstreamRequest(
            "GET", "/api/v1/things/a%20b?all=true", "", false, "", "/api/v1/things/{id}"),
        request);
  }

  @Test
  void aSemanticSearchHasMoreTimeThanOtherTools() {
    var catalogue = RouteCatalogue.load(Composers.byShape().keySet());

    assertEquals(
        Duration.ofSeconds(30), catalogue.entry("semantic_search_sessions").orElseThrow().limit());
    assertEquals(Duration.ZERO, catalogue.entry("search_clients").orElseThrow().limit());
  }

  @Test
  @Tag("TC-10")
  void everyToolThatIsOfferedFromThePracticeHasARouteOfTheSameEffect() {
    Map<String, Boolean> offered =
        ToolCatalogue.load().all().stream()
            .filter(tool -> tool.source() == ToolSource.BACKEND)
            .collect(Collectors.toMap(ToolSpecification::name, ToolSpecification::writes));

    Map<String, Boolean> routed =
        RouteCatalogue.load(Composers.byShape().keySet()).entries().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().writes()));

    assertEquals(offered, routed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | not an object",
        "{\"t\":1} | route of t: it is not an object",
        "{\"t\":{\"get\":\"/api/v1/a\"}} | effect",
        "{\"t\":{\"effect\":\"maybe\",\"get\":\"/api/v1/a\"}} | effect",
        "{\"t\":{\"effect\":\"read\"}} | one method",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/a\",\"put\":\"/api/v1/a\"}} | one method",
        "{\"t\":{\"effect\":\"read\",\"get\":1}} | one method",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/v1/a\"}} | no path",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/a/{b\"}} | no path",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/{b}c\"}} | no path",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/a\",\"body\":{}}} | no body",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/a\",\"query\":{\"q\":\"$\"}}} | no"
            + " reference",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/a\",\"shape\":\"none\"}} | does not exist",
        "{\"t\":{\"effect\":\"read\",\"get\":\"/api/v1/a\",\"qery\":{}}} | qery",
        "{\"t\":{\"effect\":\"read\",\"calls\":{}}} | no route",
        "{\"t\":{\"effect\":\"read\",\"calls\":{\"a\":1}}} | not an object",
        "{\"t\":{\"effect\":\"read\",\"calls\":{\"a\":{\"get\":\"/api/v1/a\"}}}} | need a shape",
        "{\"t\":{},\"t\":{}} | not readable"
      })
  void aBrokenEntryIsRefusedByName(String text, String fault) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> RouteCatalogue.parse(text, Set.of("known")));

    assertTrue(String.valueOf(refusal.getMessage()).contains(fault), fault);
  }
}
