package dev.haystack.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.testkit.SignedTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  @Tag("CO-11")
  void whoseTokenIsRefusedIsAskedForAnother(Tab tab, ConsoleStage stage) {
    Map<String, String> signed = new HashMap<>(SignedTokens.SETTINGS);
    signed.put("CONSOLE", "on");
    try (RunningService verifying = stage.start(signed)) {
      tab.page().navigate(ConsoleStage.address(verifying).toString());
      signIn(tab, "none");
      Tab.sees(tab.page().getByRole(AriaRole.ALERT), "not one that this service takes");
      signIn(tab, SignedTokens.of("ann", Instant.now().plusSeconds(600)));
      tab.field().waitFor();
      tab.page().getByText("ready").waitFor();
      assertEquals(0, tab.page().getByRole(AriaRole.ALERT).count());
      tab.page().navigate("about:blank");
    }
    // what is asked before one is known is refused
    tab.expects("401");
  }

  private static void signIn(Tab tab, String token) {
    tab.page().getByLabel("Token").fill(token);
    tab.button("Go on").click();
  }

  @Test
  @Tag("CO-11")
  void whatHappensBeneathIsToldOnlyWhereThatIsSwitchedOn(ConsoleStage stage) throws Exception {
    assertEquals("haystack.inspect", selected(stage.service()));
    try (RunningService on = stage.start(Map.of("CONSOLE", "on"))) {
      assertEquals("haystack.v1", selected(on));
    }
  }

  private static String selected(RunningService service) throws Exception {
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("haystack.inspect", "haystack.v1")
            .buildAsync(service.socket("s"), new WebSocket.Listener() {})
            .get(10, TimeUnit.SECONDS);
    socket.abort();
    return socket.getSubprotocol();
  }

  @Test
  @Tag("CO-11")
  void aNameThatWasMadeToPointHereIsTurnedAway(ConsoleStage stage) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), stage.address().getPort())) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(US_ASCII));
      String line =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      assertEquals("HTTP/1.1 421", line.substring(0, 12));
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
