package dev.haystack.console;

import static dev.haystack.console.ScriptedPage.say;
import static dev.haystack.console.ScriptedPage.sees;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Page;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.console.BrowserTests.Tabs;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
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

  private static @Nullable ScriptedPage pages;

  @BeforeAll
  static void serve() throws Exception {
    if (!"off".equals(System.getProperty("node"))) {
      pages =
          ScriptedPage.of(
              Path.of("src/test/frontends"),
              "frontend-pages",
              "pages/build.js",
              "pages/page.made.js");
    }
  }

  @AfterAll
  static void stop() {
    if (pages != null) {
      pages.close();
    }
  }

  @BeforeEach
  void unlessTheyAreSwitchedOff() {
    assumeFalse(pages == null, "switched off by -Dnode=off");
  }

  private static ScriptedPage pages() {
    return Objects.requireNonNull(pages);
  }

  private static final Path PICTURES = Path.of("target", "pictures", "frontends");
  private static final String NAVIGATION =
      "{\"current_page\":\"a\",\"suggested_page\":\"clients_list\",\"reason\":\"c\","
          + "\"required_for_action\":\"d\"}";

  @ParameterizedTest
  @ValueSource(strings = {"ai-sdk", "ag-ui"})
  void aPageStreamsShowsToolsActsAndStops(String kind, Tabs tabs, ConsoleStage stage)
      throws Exception {
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", pages().origin()))) {
      stage.answers(
          ModelScript.calls("suggest_navigation", NAVIGATION), ModelScript.says("Over ", "there."));
      Page page = pages().open(tabs, kind, "s-" + kind, service);
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
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", pages().origin()))) {
      stage.answers(
          ModelScript.stream(
              ModelStep.text("First, "),
              new ModelStep.Await(more),
              ModelStep.text("then."),
              ModelStep.finish("stop")));
      Page page = pages().open(tabs, "ai-sdk", "again", service);
      say(page, "Tell me");
      sees(page, "First,");
      page.reload();
      sees(page, "First,");
      more.countDown();
      sees(page, "First, then.");
      sees(page, "ready");
    }
  }
}
