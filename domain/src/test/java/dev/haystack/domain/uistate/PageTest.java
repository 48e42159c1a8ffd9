package dev.haystack.domain.uistate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  @ParameterizedTest
  @CsvSource({
    "clients_list,Clients",
    "transcribe_page,Live Transcribe",
    "live-transcribe,Live Transcribe",
    "sessions_page,Live Transcribe",
    "unknown,Unknown Page",
    "billing_overview,Billing Overview"
  })
  void aPageHasTheNameThatItsUsersKnow(String type, String expected) {
    assertEquals(expected, new Page(type, "").displayName());
  }

  @ParameterizedTest
  @CsvSource({
    "/app/live-transcribe,transcribe_page",
    "/sessions/7,transcribe_page",
    "/clients,unknown"
  })
  void withoutATypeTheUrlDecides(String url, String expected) {
    assertEquals(expected, Page.of(JsonObject.EMPTY.with("page_url", url)).type());
  }

  @Test
  void capabilitiesDependOnThePage() {
    var page = JsonObject.EMPTY.with("page_type", "live_transcribe");

    assertTrue(Capabilities.allow(page, "load_session_direct"));
    assertTrue(Capabilities.allow(JsonObject.EMPTY, "search_clients"));
    assertFalse(Capabilities.allow(JsonObject.EMPTY, "load_session_direct"));
  }

  @Test
  void whatIsLoadedCanBeReadAnywhere() {
    var page = (JsonObject) Json.parse("{\"loadedSessions\":[{\"sessionId\":\"s\"}]}");

    assertTrue(Capabilities.allow(page, "get_session_content"));
    assertFalse(Capabilities.allow(JsonObject.EMPTY, "get_session_content"));
  }
}
