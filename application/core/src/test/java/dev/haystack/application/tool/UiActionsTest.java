package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.tool.UiAction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UiActionsTest {

  private static final String GO =
      "{\"type\":\"navigate_to_page\",\"payload\":{\"page_url\":\"/clients\"}}";

  private static List<UiAction> in(String json) {
    var count = new AtomicInteger();
    return new UiActions(() -> "a-" + count.incrementAndGet()).in(Json.parse(json, 200));
  }

  @Test
  @Tag("PL-6")
  void anActionAtTheTopIsFound() {
    assertEquals(
        List.of(
            new UiAction(
                "a-1", "navigate_to_page", "", Calls.object("{\"page_url\":\"/clients\"}"))),
        in("{\"ui_action\":" + GO + "}"));
  }

  @Test
  @Tag("PL-6")
  void nestedActionsAreFoundInTheirOrderEachUnderItsOwnId() {
    var found =
        in(
            """
            {"steps":[{"done":{"ui_action":{"type":"suggest_navigation","payload":{}}}},
                      {"ui_actions":[%s,%s]}],"ui_action":{"type":"set_client_selection",
             "target":"live_transcribe_page","payload":{"clientId":"c"}}}
            """
                .formatted(GO, GO));
    assertEquals(
        List.of(
            "suggest_navigation", "navigate_to_page", "navigate_to_page", "set_client_selection"),
        found.stream().map(UiAction::type).toList());
    assertEquals(List.of("a-1", "a-2", "a-3", "a-4"), found.stream().map(UiAction::id).toList());
    assertEquals("live_transcribe_page", found.getLast().target());
  }

  @Test
  @Tag("PL-6")
  void actionsInsideAResultThatIsAListAreFound() {
    assertEquals(2, in("[{\"ui_action\":" + GO + "},[{\"ui_actions\":" + GO + "}]]").size());
  }

  @Test
  void whatIsNoKnownActionIsLeftOut() {
    assertEquals(
        List.of(),
        in(
            """
            [{"ui_action":{"type":"delete_everything","payload":{}}},{"ui_action":"navigate_to_page"},
             {"ui_action":null},{"ui_actions":[1,[]]},{"ui_action":{"payload":{}}}]
            """));
  }

  @Test
  void anActionWithoutAPayloadHasAnEmptyOne() {
    assertTrue(
        in("{\"ui_action\":{\"type\":\"navigate_to_page\"}}").getFirst().payload().isEmpty());
  }

  @Test
  void theSearchEndsAtABoundedDepth() {
    String deep = "[".repeat(20) + "{\"ui_action\":" + GO + "}" + "]".repeat(20);
    assertEquals(List.of(), in(deep));
  }

  @Test
  void noMoreThanABoundedNumberIsFound() {
    String many = "{\"ui_actions\":[" + (GO + ",").repeat(500) + GO + "]}";
    assertEquals(UiActions.ACTIONS_MAX, in(many).size());
  }
}
