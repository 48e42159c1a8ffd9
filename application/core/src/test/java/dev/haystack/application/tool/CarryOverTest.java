package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarryOverTest {

  private static final JsonObject MARY =
      Calls.object("{\"last_client_id\":\"c-mary\",\"last_client_name\":\"Mary Example\"}");

  private static JsonObject after(
      JsonObject context, String tool, String arguments, String result) {
    JsonObject patch =
        CarryOver.found(
            Calls.tool(tool), Calls.object(arguments), Json.parse(result), JsonObject.EMPTY);
    return MergePatch.apply(context, patch);
  }

  private static JsonObject after(String tool, String arguments, String result) {
    return after(JsonObject.EMPTY, tool, arguments, result);
  }

  private static String filled(String tool, String arguments, String context) {
    return CarryOver.fill(Calls.tool(tool), Calls.object(arguments), Calls.object(context)).text();
  }

  @Test
  void theOneClientThatASearchFindsIsCarried() {
    assertEquals(
        Calls.object("{\"last_client_id\":\"c-1\",\"last_client_name\":\"Ada Example\"}"),
        after(
            "search_clients",
            "{\"query\":\"Ada\"}",
            "[{\"client_id\":\"c-1\",\"name\":\"Ada Example\"}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"client_id\":\"c-1\",\"name\":\"A\"},{\"client_id\":\"c-2\",\"name\":\"A\"}]"
      })
  void aSearchThatDoesNotSettleOnOneClientCarriesNobodyNorTheOneBefore(String result) {
    assertEquals(JsonObject.EMPTY, after("search_clients", "{}", result));
    assertEquals(JsonObject.EMPTY, after(MARY, "search_clients", "{}", result));
  }

  @Test
  @Tag("FC-6")
  void aClientOfWhomThePracticeHasNothingIsNotCarried() {
    String nothing = "{\"found\":false,\"message\":\"none\"}";
    assertEquals(MARY, after(MARY, "get_client_summary", "{\"client_id\":\"c-9\"}", nothing));
  }

  @Test
  void aListOfSeveralClientsThatIsNoSearchChangesNothing() {
    String roster = "{\"client_base\":[{\"client_id\":\"c-1\"},{\"client_id\":\"c-2\"}]}";
    assertEquals(MARY, after(MARY, "get_client_base", "{}", roster));
  }

  @Test
  void theClientThatAnAnswerNamesIsCarried() {
    assertEquals(
        "c-1",
        after("get_client_summary", "{}", "{\"client_id\":\"c-1\",\"name\":\"Ada\"}")
            .string("last_client_id")
            .orElseThrow());
  }

  @Test
  void theClientThatTheCallNamedIsCarriedWhereThePracticeKnewThem() {
    assertEquals(
        Calls.object("{\"last_client_id\":\"c-1\"}"),
        after(MARY, "generate_report", "{\"client_id\":\"c-1\"}", "{\"summary\":\"…\"}"));
    assertEquals(
        MARY,
        after(
            MARY,
            "set_client_selection",
            "{\"client_id\":\"c-1\"}",
            "{\"status\":\"navigation_required\"}"));
  }

  @Test
  void theLatestAssignmentIsCarriedWithItsClient() {
    assertEquals(
        Calls.object(
            """
            {"last_client_id":"c-1","last_client_name":"Ada","last_assignment_id":"as-1",
             "last_assignment_client_id":"c-1"}
            """),
        after(
            "get_latest_conversation",
            "{}",
            "{\"client_id\":\"c-1\",\"client_name\":\"Ada\",\"latest_assignment_id\":\"as-1\"}"));
  }

  @Test
  void noneOfSeveralAssignmentsIsCarried() {
    JsonObject context =
        after(
            "get_conversations",
            "{}",
            """
            {"client_id":"c-1","conversations":[{"assignment_id":"as-1"},{"assignment_id":"as-2"}]}
            """);
    assertEquals(Calls.object("{\"last_client_id\":\"c-1\"}"), context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"client_id\":null}", "{\"client_id\":\"  \"}"})
  @Tag("TC-1")
  void aMissingClientIsFilledIn(String arguments) {
    assertEquals("{\"client_id\":\"c-mary\"}", filled("get_conversations", arguments, MARY.text()));
  }

  @Test
  void aGivenClientIsNeverReplaced() {
    String given = "{\"client_id\":\"c-ada\"}";
    assertEquals(given, filled("get_conversations", given, MARY.text()));
  }

  @Test
  void aToolWithoutTheParameterGetsNothing() {
    assertEquals("{}", filled("get_templates", "{}", MARY.text()));
  }

  @Test
  void nothingIsFilledInWhereNothingIsCarried() {
    assertEquals("{}", filled("get_conversations", "{}", "{}"));
  }

  @Test
  void aCallThatNamesAnotherPersonDoesNotGetTheLastOnesId() {
    String other = "{\"client_name\":\"Ada Example\"}";
    assertEquals(other, filled("set_client_selection", other, MARY.text()));
    assertEquals(
        "{\"client_name\":\"mary example\",\"client_id\":\"c-mary\"}",
        filled("set_client_selection", "{\"client_name\":\"mary example\"}", MARY.text()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get_conversation_messages", "get_homework_results_by_assignment"})
  void theLastAssignmentIsFilledInUnderEitherNameForItsClientOnly(String tool) {
    String context =
        """
        {"last_client_id":"c-1","last_assignment_id":"as-1","last_assignment_client_id":"c-1"}
        """;
    String parameter =
        tool.equals("get_conversation_messages") ? "assignment_id" : "homework_assign_id";
    assertEquals(
        "{\"client_id\":\"c-1\",\"" + parameter + "\":\"as-1\"}", filled(tool, "{}", context));
    String anothers = "{\"client_id\":\"c-2\"}";
    assertEquals(anothers, filled(tool, anothers, context));
  }
}
