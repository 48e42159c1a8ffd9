package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.tool.UiAction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UiActionsTest {

  private static final String GO =
      "{\"type\":\"navigate_to_page\",\"payload\":{\"page_url\":\"/clients\"}}";

  private static List<UiAction> of(String tool, String json) {
    var count = new AtomicInteger();
    return new UiActions(() -> "a-" + count.incrementAndGet(), OutputRules.STRICT)
        .in(Calls.tool(tool), Json.parse(json, 200));
  }

  private static List<UiAction> of(String json) {
    return of("navigate_to_page", json);
  }

  private static List<UiAction> leading(String url) {
    return of("{\"ui_action\":" + GO.replace("/clients", url) + "}");
  }

  @Test
  @Tag("PL-6")
  void anActionAtTheTopIsFound() {
    assertEquals(
        List.of(
            new UiAction(
                "a-1", "navigate_to_page", "", Calls.object("{\"page_url\":\"/clients\"}"))),
        of("{\"ui_action\":" + GO + "}"));
  }

  @Test
  @Tag("PL-6")
  void severalAreFoundInTheirOrderEachUnderItsOwnId() {
    var found = of("{\"ui_action\":[" + GO + "," + GO.replace("clients", "files") + "]}");
    assertEquals(List.of("a-1", "a-2"), found.stream().map(UiAction::id).toList());
    assertEquals("/files", found.getLast().payload().string("page_url").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"ui_action\":%s}}",
        "{\"ui_actions\":[%s]}",
        "{\"clients\":[{\"note\":{\"ui_actions\":[%s]}}]}",
        "[{\"ui_action\":%s}]",
        "{\"ui_action\":[[%s]]}",
        "{\"ui_action\":{\"ui_action\":%s}}"
      })
  void whatStandsElsewhereInAResultIsData(String result) {
    assertEquals(List.of(), of(result.formatted(GO)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"search_clients", "get_conversations", "get_session_content"})
  void aToolWithoutAnActionHasNone(String tool) {
    assertEquals(List.of(), of(tool, "{\"ui_action\":" + GO + "}"));
  }

  @Test
  void aToolHasItsOwnActionAlone() {
    assertEquals(List.of(), of("set_selected_template", "{\"ui_action\":" + GO + "}"));
    assertEquals(
        List.of(),
        of("{\"ui_action\":" + GO.replace("\"payload\"", "\"target\":\"x\",\"payload\"") + "}"));
  }

  @Test
  void whatIsNoActionIsLeftOut() {
    for (String none :
        List.of(
            "{\"ui_action\":\"navigate_to_page\"}",
            "{\"ui_action\":null}",
            "{\"ui_action\":{\"payload\":{}}}",
            "{\"ui_action\":{\"type\":\"navigate_to_page\"}}",
            "{\"ui_action\":[1,[]]}",
            "1")) {
      assertEquals(List.of(), of(none), none);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"page_url\":1}",
        "{\"page_url\":\"/a\",\"html\":\"<b>\"}",
        "{\"page_url\":\"/a\",\"params\":{\"a\":{}}}",
        "{\"page_url\":\"/a\",\"page_type\":\"<img>\"}",
        "{}"
      })
  void aPayloadOfAnotherShapeIsLeftOut(String payload) {
    assertEquals(
        List.of(),
        of("{\"ui_action\":{\"type\":\"navigate_to_page\",\"payload\":" + payload + "}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\\\evil.example",
        "\\\\\\\\evil.example",
        "/\\t/evil.example",
        "/\\n/evil.example",
        "java\\tscript:alert(1)",
        " /clients",
        "/clients\\u0000",
        "/clients\\u202e",
        "/a b",
        "clients",
        ""
      })
  void nobodyIsLedOutOfTheApp(String url) {
    assertEquals(List.of(), leading(url));
  }

  @Test
  void aPathIsOfABoundedLength() {
    assertEquals(1, leading("/" + "a".repeat(2_047)).size());
    assertEquals(List.of(), leading("/" + "a".repeat(2_048)));
  }

  @Test
  void textsOfAnActionLoadNothing() {
    var action =
        of(
                "set_selected_template",
                """
                {"ui_action":{"type":"set_selected_template","target":"live_transcribe_page","payload":
                 {"templateId":"t","templateName":"N","templateDescription":"",
                  "templateContent":"Dear {name} ![x](https://evil.example/?d=1)<img src=x>"}}}
                """)
            .getFirst();
    assertEquals(
        "Dear {name} [image removed][image removed]",
        action.payload().string("templateContent").orElseThrow());
  }

  @Test
  void noMoreThanABoundedNumberIsFound() {
    String many = "{\"ui_action\":[" + (GO + ",").repeat(500) + GO + "]}";
    assertEquals(UiActions.ACTIONS_MAX, of(many).size());
    assertTrue(UiActions.ACTIONS_MAX < 500);
  }
}
