package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Examples;
import org.junit.jupiter.api.Test;

class ActionRulesTest {

  private static boolean allows(String type, String payload) {
    return ActionRules.load().allow(type, Examples.object(payload.replace('\'', '"')));
  }

  @Test
  void aPageIsLedWithinTheAppAlone() {
    assertTrue(allows("suggest_navigation", "{'suggested_page':'/clients'}"));
    assertFalse(allows("suggest_navigation", "{'suggested_page':'//evil.example'}"));
    assertFalse(allows("suggest_navigation", "{'suggested_page':'https://evil.example/'}"));
    assertFalse(
        allows("suggest_navigation", "{'suggested_page':'/a','current_page':'https://e.example'}"));
    assertTrue(allows("suggest_navigation", "{'suggested_page':'/a','current_page':'some_page'}"));
  }

  @Test
  void aPayloadHasItsTypesFormAndNothingMore() {
    assertTrue(allows("set_client_selection", "{'clientId':'1','clientName':'John'}"));
    assertFalse(allows("set_client_selection", "{'clientId':'1'}"));
    assertFalse(allows("set_client_selection", "{'clientId':1,'clientName':'John'}"));
    assertFalse(allows("set_client_selection", "{'clientId':'1','clientName':'John','more':'x'}"));
    assertFalse(allows("run_script", "{}"));
  }
}
