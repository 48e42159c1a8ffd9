package dev.haystack.console;

import static dev.haystack.console.ScriptedPage.say;
import static dev.haystack.console.ScriptedPage.sees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.console.BrowserTests.Tabs;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A page with CopilotKit's own hooks, in a browser; no part of the build, for what it carries is
 * fetched for minutes: {@code mvn -pl bootstrap/service -am test -Dtest=CopilotKitTrial
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@ExtendWith(BrowserTests.class)
class CopilotKitTrial {

  private static final Path PICTURES = Path.of("target", "pictures", "frontends");
  private static final String NAVIGATION =
      "{\"current_page\":\"a\",\"suggested_page\":\"clients_list\",\"reason\":\"c\","
          + "\"required_for_action\":\"d\"}";

  private static final String MOOD =
      "{\"feeling\":\"good\",\"note\":\"a walk\",\"confirmed\":true}";

  private static @Nullable ScriptedPage served;

  @BeforeAll
  static void serve() throws Exception {
    served = ScriptedPage.of(Path.of("src/test/copilotkit"), "copilotkit", "build.js", "made.js");
  }

  @AfterAll
  static void stop() {
    served().close();
  }

  private static ScriptedPage served() {
    return Objects.requireNonNull(served);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve("copilotkit-" + name + ".png")));
  }

  @Test
  void itsMessageIsStreamedItsToolIsCalledOnceAndWhatItTellsIsData(Tabs tabs, ConsoleStage stage)
      throws Exception {
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", served().origin()))) {
      stage.answers(
          ModelScript.calls("suggest_navigation", NAVIGATION), ModelScript.says("Over ", "there."));
      Page page = served().open(tabs, "chat", "acts", service);
      say(page, "Take me there");
      sees(page, "Over there.");
      sees(page, "[suggest_navigation complete]");
      sees(page, "went to clients_list.");
      sees(page, "ready");
      stage.answers(ModelScript.says("Here you are."));
      say(page, "And now?");
      sees(page, "Here you are.");
      sees(page, "ready");
      picture(page, "acts");

      assertEquals("went to clients_list.", page.getByText("went to").textContent().strip());
      List<String> asked = stage.model().requests().stream().map(JsonObject::text).toList();
      // its run behind its tool asks nobody
      assertEquals(3, asked.size());
      assertTrue(asked.getFirst().contains("Invoices of this week"), asked.getFirst());
    }
  }

  @Test
  void itsUserIsAskedBeforeAToolWrites(Tabs tabs, ConsoleStage stage) throws Exception {
    Map<String, String> settings =
        Map.of("ALLOWED_ORIGINS", served().origin(), "TOOL_CONSENT", "user");
    try (RunningService service = stage.start(settings)) {
      stage.answers(ModelScript.calls("record_mood_entry", MOOD), ModelScript.says("Noted."));
      Page page = served().open(tabs, "chat&persona=jaimee_therapist", "asks", service);
      say(page, "I feel good");
      sees(page, "be done with these arguments?");
      assertEquals(0, stage.practice().requests().size());
      page.getByText("Yes").click();
      sees(page, "Noted.");
      sees(page, "[record_mood_entry complete]");
      picture(page, "asks");

      assertEquals(1, stage.practice().requests().size());
      assertEquals(0, page.getByText("be done with these arguments?").count());
    }
  }

  @Test
  void theReadyMadeChatWithTheOlderHooksWorksAndComesBack(Tabs tabs, ConsoleStage stage)
      throws Exception {
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", served().origin()))) {
      stage.answers(
          ModelScript.calls("suggest_navigation", NAVIGATION), ModelScript.says("Over ", "there."));
      Page page = served().open(tabs, "ready-made", "ready-made", service);
      page.locator("textarea").fill("Take me there");
      page.keyboard().press("Enter");
      sees(page, "Over there.");
      sees(page, "went to clients_list.");
      service.awaitNoTurns();
      picture(page, "ready-made");
      page.reload();
      sees(page, "Take me there");
      sees(page, "Over there.");

      List<String> asked = stage.model().requests().stream().map(JsonObject::text).toList();
      assertEquals(2, asked.size());
      assertTrue(asked.getFirst().contains("Invoices of this week"), asked.getFirst());
    }
  }

  @Test
  void anAnswerThatItStopsIsStoppedAndTheNextMessageIsAnswered(Tabs tabs, ConsoleStage stage)
      throws Exception {
    var never = new CountDownLatch(1);
    try (RunningService service = stage.start(Map.of("ALLOWED_ORIGINS", served().origin()))) {
      stage.answers(ModelScript.stream(ModelStep.text("Begun"), new ModelStep.Await(never)));
      Page page = served().open(tabs, "chat", "stops", service);
      say(page, "Go on for ever");
      sees(page, "Begun");
      page.getByText("Stop").click();
      sees(page, "ready");
      service.awaitNoTurns();
      stage.answers(ModelScript.says("Well, then."));
      say(page, "Enough");
      sees(page, "Well, then.");
    } finally {
      never.countDown();
    }
  }

  @Test
  void loadedAnewItHasWhatWasSaidAndGoesOnWithTheAnswer(Tabs tabs, ConsoleStage stage)
      throws Exception {
    var more = new CountDownLatch(1);
    Map<String, String> settings =
        Map.of("ALLOWED_ORIGINS", served().origin(), "FRONTENDS_STOP_ON_LEAVE", "openai");
    try (RunningService service = stage.start(settings)) {
      stage.answers(ModelScript.says("Good morning."));
      Page page = served().open(tabs, "chat&stays", "anew", service);
      say(page, "Hello there");
      sees(page, "Good morning.");
      sees(page, "ready");
      stage.answers(
          ModelScript.stream(
              ModelStep.text("First, "),
              new ModelStep.Await(more),
              ModelStep.text("then."),
              ModelStep.finish("stop")));
      say(page, "Tell me");
      sees(page, "First,");
      page.reload();
      sees(page, "First,");
      sees(page, "streaming");
      more.countDown();
      sees(page, "First, then.");
      sees(page, "ready");
      page.reload();
      sees(page, "First, then.");
      picture(page, "anew");

      assertEquals(
          List.of(
              "user: Hello there",
              "assistant: Good morning.",
              "user: Tell me",
              "assistant: First, then."),
          page.locator("main > p").allTextContents().stream()
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .toList());
    }
  }
}
