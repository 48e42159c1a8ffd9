package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.console.BrowserTests.Tabs;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.webclient.NodeProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other front ends, with the hooks that those have, in a browser. */
@ExtendWith(BrowserTests.class)
@Tag("FE-20")
class FrontendPagesTest {

  private static @Nullable HttpServer pages;

  /** The pages' own origin, which is another than the service's. */
  @BeforeAll
  static void serve() throws Exception {
    if (!"off".equals(System.getProperty("node"))) {
      byte[] script = script().getBytes(StandardCharsets.UTF_8);
      byte[] page =
          "<!doctype html><body><script src=/page.js></script>".getBytes(StandardCharsets.UTF_8);
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      pages = HttpServer.create(loopback, 0);
      pages.createContext("/", asked -> answer(asked, "text/html", page));
      pages.createContext("/page.js", asked -> answer(asked, "text/javascript", script));
      pages.start();
    }
  }

  @AfterAll
  static void stop() {
    if (pages != null) {
      pages.stop(0);
    }
  }

  private static void answer(HttpExchange asked, String type, byte[] body) throws IOException {
    asked.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    asked.sendResponseHeaders(200, body.length);
    try (asked) {
      asked.getResponseBody().write(body);
    }
  }

  @BeforeEach
  void unlessTheyAreSwitchedOff() {
    assumeFalse(pages == null, "switched off by -Dnode=off");
  }

  private static String origin() {
    return "http://127.0.0.1:" + Objects.requireNonNull(pages).getAddress().getPort();
  }

  private static final Path PICTURES = Path.of("target", "pictures", "frontends");
  private static final String NAVIGATION =
      "{\"current_page\":\"a\",\"suggested_page\":\"clients_list\",\"reason\":\"c\","
          + "\"required_for_action\":\"d\"}";

  @ParameterizedTest
  @ValueSource(strings = {"ai-sdk", "ag-ui"})
  void aPageStreamsShowsToolsActsAndStops(String kind, Tabs tabs, ConsoleStage stage)
      throws Exception {
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", origin()))) {
      stage.answers(
          ModelScript.calls("suggest_navigation", NAVIGATION), ModelScript.says("Over ", "there."));
      Page page = open(tabs, kind, "s-" + kind, service);
      say(page, "Take me there");
      sees(page, "Over there.");
      sees(page, "suggest_navigation");
      sees(page, "went to clients_list");
      sees(page, "ready");
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(kind + ".png")));

      var never = new CountDownLatch(1);
      stage.answers(ModelScript.stream(ModelStep.text("Begun"), new ModelStep.Await(never)));
      say(page, "Go on for ever");
      sees(page, "Begun");
      page.getByText("Stop").click();
      sees(page, "ready");
      service.awaitNoTurns();
      never.countDown();
    }
  }

  @Test
  void aPageOfTheAiSdkThatIsLoadedAnewGoesOnWithItsAnswer(Tabs tabs, ConsoleStage stage)
      throws Exception {
    var more = new CountDownLatch(1);
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", origin()))) {
      stage.answers(
          ModelScript.stream(
              ModelStep.text("First, "),
              new ModelStep.Await(more),
              ModelStep.text("then."),
              ModelStep.finish("stop")));
      Page page = open(tabs, "ai-sdk", "again", service);
      say(page, "Tell me");
      sees(page, "First,");
      page.reload();
      sees(page, "First,");
      more.countDown();
      sees(page, "First, then.");
      sees(page, "ready");
    }
  }

  private static Page open(Tabs tabs, String kind, String session, RunningService service) {
    Page page = tabs.blank();
    page.navigate(
        "%s/?page=%s&session=%s&service=http://127.0.0.1:%d"
            .formatted(origin(), kind, session, service.socket("s").getPort()));
    return page;
  }

  private static String script() throws Exception {
    Path target = Files.createDirectories(Path.of("target", "frontend-pages").toAbsolutePath());
    var project =
        NodeProject.copyOf(Path.of("src/test/frontends").toRealPath(), target.resolve("project"));
    Path log = target.resolve("output.txt");
    assertEquals(0, project.run(Map.of(), log, "pages/build.js"), () -> log.toString());
    return Files.readString(project.folder().resolve("pages/page.made.js"));
  }

  private static void say(Page page, String words) {
    page.getByLabel("Message").fill(words);
    page.keyboard().press("Enter");
  }

  private static void sees(Page page, String words) {
    page.getByText(words).last().waitFor(new Locator.WaitForOptions().setTimeout(15_000));
  }
}
