package dev.haystack.application.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("TC-8")
class ArgumentSchemasTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final ToolCatalogue CATALOGUE = ToolCatalogue.load();
  private static final ArgumentSchemas SCHEMAS =
      new ArgumentSchemas(CATALOGUE.all(), CATALOGUE::checkedParameters);

  private static Checked check(String tool, String arguments) {
    return SCHEMAS.check(CATALOGUE.find(tool).orElseThrow(), (JsonObject) Json.parse(arguments));
  }

  private static String valid(String tool, String arguments) {
    return switch (check(tool, arguments)) {
      case Checked.Valid(var completed) -> completed.text();
      case Checked.Invalid(var message) -> throw new AssertionError(message);
    };
  }

  private static String fault(String tool, String arguments) {
    return switch (check(tool, arguments)) {
      case Checked.Valid(var completed) -> throw new AssertionError("valid: " + completed.text());
      case Checked.Invalid(var message) -> message;
    };
  }

  @Test
  void defaultsAreFilledInAndGivenValuesStay() {
    assertEquals(
        "{\"query\":\"Ada\",\"limit\":10}", valid("search_clients", "{\"query\":\"Ada\"}"));
    assertEquals(
        "{\"query\":\"Ada\",\"limit\":3}",
        valid("search_clients", "{\"query\":\"Ada\",\"limit\":3}"));
  }

  @Test
  void nullIsAsGoodAsAbsent() {
    assertEquals(
        "{\"query\":\"Ada\",\"limit\":10}",
        valid("search_clients", "{\"query\":\"Ada\",\"limit\":null}"));
    assertTrue(fault("search_clients", "{\"query\":null}").contains("/query is missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "search_clients | {} | /query is missing: string (text to look for)",
        "search_clients | {\"query\":7} | /query must be string (text to look for), not number",
        "search_clients | {\"query\":\"a\",\"limit\":\"ten\"} | /limit must be integer",
        "search_clients | {\"query\":\"a\",\"limit\":1.5} | /limit must be integer",
        "get_client_base | {\"limit\":501} | /limit must have a maximum value of 500",
        "get_conversations | {\"client_id\":\"Ada\"} | /client_id must be string matching ^[0-9a-f",
        "list_practitioners | {\"status\":\"gone\"} | [\"all\",\"active\",\"inactive\"]",
        "search_sessions | {\"date_from\":\"2026-02-30\"} | /date_from must be string of format"
            + " date",
        "search_sessions | {\"date_from\":\"yesterday\"} | /date_from must be string of format"
            + " date",
        "get_clinic_stats | {\"date_range\":{\"start_date\":\"x\"}} | /date_range/start_date must"
            + " be",
        "validate_sessions | {\"sessions\":[{\"session_id\":\"s\"}]} | /sessions/0/client_id is"
            + " missing",
        "validate_sessions | {\"sessions\":[3]} | /sessions/0 must be object",
        "search_psychoeducation | {\"query\":\"a\"} | /query must be at least 2 characters",
        "mood_check_in | {\"current_mood\":\"x\",\"mood_scale\":11} | /mood_scale must have a"
            + " maximum",
        "navigate_to_page |"
            + " {\"page_url\":\"/\",\"page_type\":\"x\",\"reason\":\"y\",\"params\":{\"a/b\":1}} |"
            + " /params/a~1b must be string",
      })
  void eachFaultIsNamedByPlaceAndExpectation(String tool, String arguments, String expected) {
    String message = fault(tool, arguments);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void atMostFiveFaultsAreNamed() {
    String message = fault("load_session_direct", "{}");
    assertEquals(5, message.split(" is missing", -1).length - 1);
    assertTrue(message.endsWith("; and 2 more."), message);
  }

  @Test
  void entriesThatAToolItselfLeavesOutAreNoFault() {
    assertEquals(
        "{\"sessions\":[{\"session_id\":\"s\"}]}",
        valid("load_multiple_sessions", "{\"sessions\":[{\"session_id\":\"s\"}]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999"})
  void aNumberOfAnySizeIsJudgedAtOnce(String number) {
    assertTrue(
        fault("search_clients", "{\"query\":\"a\",\"limit\":" + number + "}").contains("/limit"));
  }

  @Test
  void aWholeNumberWithAFractionOfZeroIsWhole() {
    assertTrue(valid("search_clients", "{\"query\":\"a\",\"limit\":5.0}").contains("5.0"));
  }

  @Test
  void argumentsOverTheLimitAreRefusedByTheirSize() {
    String large = "{\"query\":\"" + "x".repeat(2 << 20) + "\"}";
    assertEquals("The arguments are too large. Send less.", fault("search_clients", large));
  }

  @Test
  void manyFaultsCostLittleAndAreToldShortly() {
    String many = "{\"sessions\":[" + "{},".repeat(20_000) + "{}]}";
    String message =
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> fault("validate_sessions", many));
    assertTrue(message.length() < 1_000, message);
  }

  @Test
  void aLongNameOfAMemberIsNotRepeatedInFull() {
    String name = "n".repeat(10_000);
    String message =
        fault(
            "navigate_to_page",
            "{\"page_url\":\"/\",\"page_type\":\"x\",\"reason\":\"y\",\"params\":{\""
                + name
                + "\":1}}");
    assertTrue(message.length() < 1_000);
  }

  @Test
  void manyThreadsGetTheSameAnswers() {
    String good = "{\"client_id\":\"" + ID + "\"}";
    List<String> messages =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? valid("get_conversations", good)
                        : fault("get_conversations", "{\"client_id\":\"" + i + "\"}"))
            .distinct()
            .toList();
    assertEquals(2, messages.size());
  }

  @Test
  void everyToolHasASchema() {
    CATALOGUE.all().forEach(tool -> assertTrue(SCHEMAS.check(tool, JsonObject.EMPTY) != null));
  }

  @Test
  void aToolFromElsewhereIsAMistakeOfTheCaller() {
    var foreign =
        new ToolSpecification(
            "foreign",
            "Foreign",
            "x",
            Set.of(PersonaType.WEB_ASSISTANT),
            ToolSource.LOCAL,
            false,
            false,
            JsonObject.EMPTY);
    assertThrows(
        IllegalArgumentException.class, () -> SCHEMAS.check(foreign, JsonObject.EMPTY).toString());
  }
}
