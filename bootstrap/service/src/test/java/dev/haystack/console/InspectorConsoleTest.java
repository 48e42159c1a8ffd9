package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.haystack.testkit.ModelScript;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one can do to a session's socket, and how its frames are looked through. */
@ExtendWith(BrowserTests.class)
class InspectorConsoleTest {

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final Duration SLOW_FRAME = Duration.ofMillis(250);
  private static final String[] WORDS =
      IntStream.range(0, 12).mapToObj(number -> "w" + number + " ").toArray(String[]::new);

  @Test
  @Tag("CO-4")
  void aSocketThatIsClosedWithACodeComesBackOrDoesNotAsTheCodeSays(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says("Here."));
    tab.open("").say("First").answered();
    tab.page().getByText("Resume from…").click();
    close(tab, "1012");
    Tab.sees(tab.region("Frames"), "waiting");
    tab.page().getByText("ready").waitFor();
    tab.say("Second").answered();
    close(tab, "1000");
    tab.page().getByRole(AriaRole.STATUS).getByText("closed").waitFor();
    assertEquals(1, tab.conversation().getByText("connection_closed").count());
    tab.page().getByLabel("Resume from", exactly()).fill("0");
    tab.button("Resume").click();
    tab.page().getByText("ready").waitFor();
    tab.answered();
    Tab.sees(tab.conversation(), "Second");
    assertEquals(2, tab.conversation().getByText("Here.").count());
    Tab.sees(tab.inspector(), "0 missing");
  }

  @Test
  @Tag("CO-4")
  void whoResumesAtAPlaceIsToldWhatCameAfterItAndReadsWhatCameBefore(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says("Here."));
    tab.open("").say("First").answered();
    int begin = tab.newest();
    tab.say("Second").answered();
    int replayed = tab.newest() - begin;
    tab.page().getByText("Resume from…").click();
    tab.page().getByLabel("Resume from", exactly()).fill(Integer.toString(begin));
    tab.button("Resume").click();
    Tab.sees(tab.inspector(), replayed + " replayed");
    Tab.sees(tab.conversation(), "First");
    Tab.sees(tab.conversation(), "Second");
    assertEquals(2, tab.conversation().getByText("Here.").count());
  }

  @Test
  @Tag("CO-4")
  void aSlowReaderReadsItAll(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says(WORDS));
    tab.open("");
    Locator slow = tab.inspector().getByRole(AriaRole.SWITCH);
    slow.check();
    long begunNanos = System.nanoTime();
    tab.say("Slowly").answered();
    // an answer is an acknowledgement, a beginning, its text and two ends at least
    assertTrue(System.nanoTime() - begunNanos > SLOW_FRAME.multipliedBy(4).toNanos());
    slow.uncheck();
    Tab.sees(tab.conversation(), String.join("", WORDS).strip());
    Tab.sees(tab.inspector(), "0 missing");
  }

  @Test
  @Tag("CO-8")
  void framesAreFoundByTheirTypeAndByTheirWords(Tab tab, ConsoleStage stage) {
    stage.answers(
        ModelScript.calls("search_clients", "{\"query\":\"Ada\"}"), ModelScript.says("None."));
    tab.open("").say("Find Ada").answered();
    Locator frames = tab.region("Frames");
    Tab.sees(frames, "round_started");
    tab.page().getByLabel("Type of events").selectOption("tool_call_started");
    Tab.sees(frames, "tool_call_started");
    frames.getByText("round_started").first().waitFor(GONE);
    assertEquals(1, frames.getByRole(AriaRole.LISTITEM).count());
    frames.getByText("tool_call_started").click();
    Tab.sees(frames, "\"query\": \"Ada\"");
    tab.page().getByLabel("Search the events").fill("nowhere");
    Tab.sees(frames, "No frame is like that.");
  }

  private static void close(Tab tab, String code) {
    tab.page().getByLabel("Close with").selectOption(code);
    tab.button("Close").click();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
