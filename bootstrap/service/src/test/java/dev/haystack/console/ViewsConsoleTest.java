package dev.haystack.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's other views. */
@ExtendWith(BrowserTests.class)
class ViewsConsoleTest {

  private static final String VIOLATION =
      "{\"is_violation\":true,\"violation_type\":\"diagnosis_request\","
          + "\"reason\":\"It asks for a diagnosis.\",\"confidence\":\"high\"}";

  @Test
  @Tag("CO-5")
  void theStateIsToldWholeAndAsAChangeAndAnOldOneIsRefused(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says("Good."));
    tab.open("").say("Hello").answered();
    tab.inspect("State");
    Locator updates = tab.region("Updates of the state");
    Tab.sees(updates, "version 1");
    tab.page()
        .getByLabel("What the page shows")
        .fill("{\"page_type\":\"dashboard\",\"page_url\":\"/live-transcribe\"}");
    Tab.sees(tab.page().getByRole(AriaRole.TABPANEL), "\"loadedSessions\": null");
    tab.button("Send change").click();
    Tab.sees(updates, "version 2");
    Tab.sees(updates, "incremental");
    tab.button("Send whole").click();
    Tab.sees(updates, "version 3");
    tab.button("Send old").click();
    Tab.sees(updates, "stale");
    assertTrue(
        stage
            .service()
            .getOk("/sessions/" + tab.session() + "/state")
            .text()
            .contains("dashboard"));
  }

  @Test
  @Tag("CO-6")
  void aDocumentIsShownAsItIsWrittenAndAViolationAsOne(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says("# Note\n", "## Sleep\nBetter.\n", "## Plan\nWalks."));
    stage.practice().always(_ -> PracticeReply.status(503));
    tab.open("");
    tab.button("Documents").click();
    tab.button("Write").click();
    Tab.sees(tab.region("Documents"), "words");
    Tab.sees(tab.region("Documents"), "checking policy");
    Tab.sees(tab.region("Documents"), "Walks.");
    stage.model().judges(_ -> ModelScript.says(VIOLATION));
    tab.page().getByLabel("Example").selectOption("Not allowed");
    tab.button("Write").click();
    Tab.sees(tab.region("Policy violation"), "diagnosis");
    tab.button("Health").click();
    Tab.sees(tab.region("Health"), "1 waiting");
    Tab.sees(tab.region("Health"), "version");
  }

  @Test
  @Tag("CO-6")
  void conversationsAreSummarisedThoseOfTheSessionToo(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says("## Themes\nSleep."));
    tab.open("").say("I sleep well").answered();
    tab.button("Documents").click();
    tab.button("Summary of conversations").click();
    tab.button("Take this session").click();
    Locator said = tab.page().getByLabel("Conversations, with");
    Eventually.holds(
        () -> said.inputValue().equals("Client: I sleep well\nAssistant: ## Themes Sleep."));
    tab.button("Summarise").click();
    Tab.sees(tab.region("Documents"), "1 conversation");
    Tab.sees(tab.region("Documents"), "2 messages");
    assertEquals(
        "Themes",
        tab.region("Documents")
            .getByRole(AriaRole.ARTICLE)
            .getByRole(AriaRole.HEADING)
            .innerText());
  }

  @Test
  @Tag("CO-7")
  void whileTheStoreIsAwayABannerSaysSo(Tab tab, ConsoleStage stage) {
    try (RedisServer redis = RedisServer.started();
        RunningService shared = stage.start(Map.of("REDIS_URL", redis.url()))) {
      tab.openAt(ConsoleStage.address(shared), "");
      Locator banner = tab.page().getByRole(AriaRole.ALERT);
      redis.kill();
      Tab.sees(banner, "out of reach");
      redis.restart();
      banner.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      tab.page().navigate("about:blank");
    }
  }

  @Test
  @Tag("CO-9")
  void everybodyCanUseIt(Tab tab, ConsoleStage stage) throws IOException {
    stage.answers(_ -> ModelScript.fails(503, "{}", Map.of()));
    tab.open("").say("Fail");
    tab.page().getByRole(AriaRole.ALERT).waitFor();
    tab.answered();
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(1360, 680, 420)) {
        tab.page().setViewportSize(width, 820);
        assertEquals("", violations(tab), scheme + " " + width);
        assertEquals(0, overflow(tab), scheme + " " + width);
      }
    }
  }

  @Test
  @Tag("CO-9")
  void theKeyboardAloneGoesEverywhere(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says("By keys."));
    tab.open("");
    tab.page().keyboard().press("/");
    tab.page().keyboard().type("Hello");
    tab.page().keyboard().press("Enter");
    Tab.sees(tab.conversation(), "By keys.");
    tab.answered();
    for (String name : List.of("Documents", "Health", "Conversation")) {
      reach(tab, name);
      tab.page().keyboard().press("Enter");
    }
    reach(tab, "Events");
    for (String view : List.of("State", "Turn", "Code")) {
      tab.page().keyboard().press("ArrowRight");
      assertEquals(view, focused(tab));
    }
    assertEquals(0, overflow(tab));
  }

  /** By how much the page is wider than its window. */
  private static int overflow(Tab tab) {
    Object pixels =
        tab.page().evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
    return ((Number) pixels).intValue();
  }

  private static void reach(Tab tab, String name) {
    tab.page().evaluate("document.activeElement.blur()");
    for (int i = 0; i < 60 && !focused(tab).equals(name); i++) {
      tab.page().keyboard().press("Tab");
    }
    assertEquals(name, focused(tab));
  }

  private static String focused(Tab tab) {
    return (String) tab.page().evaluate("document.activeElement.textContent.trim()");
  }

  /** What axe-core finds wrong, each rule with where. */
  private static String violations(Tab tab) throws IOException {
    try (InputStream script = ViewsConsoleTest.class.getResourceAsStream("/axe.min.js")) {
      String axe = new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
      var _ = tab.page().evaluate("() => { " + axe + " }");
    }
    return (String)
        tab.page()
            .evaluate(
                """
                async () => (await axe.run()).violations
                  .map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html).join(' '))
                  .join('\\n')
                """);
  }
}
