package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import dev.haystack.testkit.ModelScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model is not trusted, and says much. */
@ExtendWith(BrowserTests.class)
class HostileConsoleTest {

  private static final String FRAMES =
      """
      window.frames_ = []; let last = performance.now();
      (function next(now) { frames_.push(now - last); last = now; requestAnimationFrame(next); })(last)
      """;
  private static final Path SOURCES =
      Path.of("../../adapters-inbound/src/main/resources/dev/haystack/inbound/console");
  private static final Pattern SINK =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|unsafeSVG|eval\\(|new"
              + " Function|srcdoc");

  @Test
  @Tag("CO-10")
  void nothingOfAHostileAnswerRunsOrIsFetched(Tab tab, ConsoleStage stage) {
    stage.answers(
        ModelScript.says(
            "<img src=x onerror=\"document.title='run'\">\n\n",
            "<script>document.title='run'</script>\n\n",
            "[a link](javascript:document.title='run') and [one](https://evil.example/x)\n\n",
            "![picture](https://evil.example/p.png)\n\n",
            "- ".repeat(5000) + "deep\n\n",
            "> ".repeat(5000) + "deeper\n\nlast"));
    tab.open("").say("Attack").answered();
    Tab.sees(tab.conversation(), "last");
    Tab.sees(tab.conversation(), "(evil.example)");
    assertEquals("Haystack", tab.page().title());
    assertEquals(0, tab.conversation().locator("img, a, script, iframe").count());
  }

  @Test
  @Tag("CO-10")
  void thePageAnswersWhileTwoMegabytesArrive(Tab tab, ConsoleStage stage) {
    String line = "word ".repeat(200);
    stage.answers(
        ModelScript.says(IntStream.range(0, 2000).mapToObj(_ -> line).toArray(String[]::new)));
    tab.open("").say("Much");
    long worst = 0;
    for (int i = 0; i < 10; i++) {
      worst = Math.max(worst, answersIn(tab));
    }
    tab.answered();
    worst = Math.max(worst, answersIn(tab));
    System.out.println("CO-10: an input is answered within ms: " + worst);
    assertTrue(worst < 1000, Long.toString(worst));
  }

  /** From a key to the frame that shows it, by the page's own clock. */
  private static long answersIn(Tab tab) {
    Object millis =
        tab.page()
            .evaluate(
                """
                () => new Promise((told) => {
                  const begun = performance.now();
                  const field = document.querySelector('textarea');
                  field.value = 'x';
                  field.dispatchEvent(new Event('input', { bubbles: true }));
                  requestAnimationFrame(() => setTimeout(() => told(performance.now() - begun)));
                })
                """);
    return ((Number) millis).longValue();
  }

  @Test
  @Tag("CO-12")
  void aLongTurnIsDrawnFrameByFrame(Tab tab, ConsoleStage stage) {
    String[] deltas =
        IntStream.range(0, 10_000)
            .mapToObj(number -> number % 40 == 39 ? "\n\n* item\n\n" : "word ")
            .toArray(String[]::new);
    stage.answers(ModelScript.says(deltas));
    tab.open("");
    var _ = tab.page().evaluate(FRAMES);
    tab.say("Much").answered();
    Object slow =
        tab.page().evaluate("frames_.sort((a, b) => a - b)[Math.floor(frames_.length * .99)]");
    System.out.println("CO-12: p99 of the frames, ms: " + slow);
    assertTrue(((Number) slow).doubleValue() < 500, slow.toString());
  }

  @Test
  @Tag("CO-12")
  void manyLongTurnsTakeNoMoreMemoryThanTheirText(Tab tab, ConsoleStage stage) {
    stage.answers(
        ModelScript.says(
            IntStream.range(0, 1500).mapToObj(number -> "word ").toArray(String[]::new)));
    tab.open("");
    long afterFive = heapAfter(tab, 5);
    long afterTwenty = heapAfter(tab, 15);
    System.out.println("CO-12: heap after 5 and 20 turns: " + afterFive + " " + afterTwenty);
    assertTrue(afterTwenty < 1.3 * afterFive, afterFive + " " + afterTwenty);
  }

  private static long heapAfter(Tab tab, int turns) {
    for (int i = 0; i < turns; i++) {
      tab.say(turns + " turns, number " + i).answered();
    }
    CDPSession session = tab.page().context().newCDPSession(tab.page());
    var _ = session.send("HeapProfiler.collectGarbage");
    return session.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
  }

  @Test
  @Tag("CO-10")
  void noPageHasAPlaceWhereTextBecomesMarkup() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".js")).toList();
      assertTrue(scripts.size() > 20, scripts.toString());
      String sinks =
          scripts.stream()
              .filter(file -> SINK.matcher(text(file)).find())
              .map(Path::toString)
              .collect(Collectors.joining());
      assertEquals("", sinks);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
