package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("TC-11")
class PageGateTest {

  static Stream<String> gatedTools() {
    return ToolCatalogue.load().all().stream()
        .filter(ToolSpecification::pageGated)
        .map(ToolSpecification::name);
  }

  @ParameterizedTest
  @MethodSource("gatedTools")
  void onAnotherPageAGatedToolAsksForNavigationAndNothingElse(String tool) {
    for (ToolContext context : List.of(Pages.DASHBOARD, Calls.unknownPage())) {
      Calls backend = Calls.answering("{}");
      JsonObject answer = Calls.value(backend.run(tool, "{}", context));
      assertEquals("navigation_required", answer.string("status").orElseThrow());
      JsonObject link = answer.object("navigation_link").orElseThrow();
      assertEquals("/live-transcribe", link.string("url").orElseThrow());
      assertEquals("transcribe_page", link.string("page_type").orElseThrow());
      assertTrue(link.text("text").isPresent());
      assertTrue(answer.text("instructions").isPresent());
      assertEquals(
          List.of(), new UiActions(() -> "a", OutputRules.STRICT).in(Calls.tool(tool), answer));
      assertEquals(0, backend.received.size());
    }
  }

  @ParameterizedTest
  @MethodSource("gatedTools")
  void onItsPageAGatedToolRuns(String tool) {
    var result = Calls.answering("[]").run(tool, "{\"sessions\":[]}", Pages.EMPTY_TRANSCRIBE);
    assertTrue(!result.modelText().contains("navigation_required"), result.modelText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"get_loaded_sessions", "get_session_content", "analyze_loaded_session"})
  void whatIsLoadedMayBeReadOnAnyPage(String tool) {
    ToolContext context =
        Calls.page(
            "{\"page_type\":\"dashboard\",\"loadedSessions\":[{\"sessionId\":\"s\",\"content\":\"Hi.\"}]}");
    JsonObject answer =
        Calls.answer(tool, "{\"session_id\":\"s\",\"analysis_type\":\"summary\"}", context);
    assertEquals("success", answer.string("status").orElseThrow());
  }

  @Test
  void aPageMayAllowSomeToolsOnly() {
    ToolContext list = Calls.page("{\"page_type\":\"sessions_list\"}");
    String one = "{\"session_id\":\"s\",\"client_id\":\"c\",\"client_name\":\"n\"}";
    assertNotEquals(
        "navigation_required",
        Calls.answer("load_session_direct", one, list).string("status").orElseThrow());
    assertEquals(
        "navigation_required",
        Calls.answer("set_client_selection", one, list).string("status").orElseThrow());
  }
}
