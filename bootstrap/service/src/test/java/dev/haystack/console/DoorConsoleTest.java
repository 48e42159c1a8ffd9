package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.testkit.SignedTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console's door lets in, and what it takes to come in. */
@ExtendWith(BrowserTests.class)
class DoorConsoleTest {

  private static final int BYTES_MAX = 60 * 1024;
  private static final int REQUESTS_MAX = 12;

  @Test
  @Tag("CO-11")
  void withoutAConsoleItsPathsAreUnknown(ConsoleStage stage) {
    try (RunningService off = stage.start(Map.of("CONSOLE", "off"))) {
      for (String path : List.of("/", "/console/app.js", "/client/haystack.js")) {
        assertEquals(404, off.get(path).statusCode(), path);
      }
    }
  }

  @Test
  @Tag("CO-11")
  void whereTokensAreVerifiedThereIsNoneUnlessItIsAskedFor(ConsoleStage stage) {
    Map<String, String> signed = new HashMap<>(SignedTokens.SETTINGS);
    signed.put("CONSOLE", "");
    try (RunningService verifying = stage.start(signed)) {
      assertEquals(401, verifying.get("/").statusCode());
    }
  }

  @Test
  @Tag("CO-14")
  void theFirstPageIsSmall(Tab tab) {
    tab.open("");
    List<Request> asked = tab.requests();
    int bytes =
        asked.stream()
            .map(Request::response)
            .filter(response -> response != null)
            .mapToInt(DoorConsoleTest::length)
            .sum();
    System.out.println("CO-14: " + asked.size() + " requests, " + bytes + " bytes");
    assertTrue(asked.size() <= REQUESTS_MAX, asked.toString());
    assertTrue(bytes > 10_000 && bytes <= BYTES_MAX, Integer.toString(bytes));
  }

  private static int length(Response response) {
    String length = response.allHeaders().getOrDefault("content-length", "0");
    return Integer.parseInt(length);
  }
}
