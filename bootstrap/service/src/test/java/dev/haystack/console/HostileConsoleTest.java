package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import dev.haystack.console.BrowserTests.Tabs;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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

  private static final double ANSWER_MILLIS_MAX = 100;
  private static final double FRAME_MILLIS_MAX = 50;

  /** From each key to the frame that shows what it did, as the browser measures it. */
  private static final String WATCH_KEYS =
      """
      () => {
        window.keys_ = [0];
        new PerformanceObserver((all) => all.getEntries().forEach(({ duration }) => keys_.push(duration)))
          .observe({ type: 'event', durationThreshold: 16 });
      }
      """;

  /** Words, and now and then an item of a list. */
  private static final String[] LONG =
      IntStream.range(0, 10_000)
          .mapToObj(number -> number % 40 == 39 ? "\n\n* item\n\n" : "word ")
          .toArray(String[]::new);

  private static final int BURSTS = 40;

  /** Whether the answer's end says so; asked once a frame, so it looks at no more. */
  private static final String SHOWS =
      """
      words => [...document.querySelectorAll('[role=log] .text > div')].slice(-2)
        .some(({ textContent }) => textContent.includes(words))
      """;

  private static final String[] HOSTILE = {
    "<img src=x onerror=\"document.title='run'\">\n\n",
    "<script>document.title='run'</script>\n\n",
    "[a link](javascript:document.title='run') and [one](https://evil.example/x)\n\n",
    "![picture](https://evil.example/p.png)\n\n",
    "- ".repeat(5000) + "deep\n\n",
    "> ".repeat(5000) + "deeper\n\nlast"
  };
  private static final int KEYS_MAX = 200;
  private static final int COLLECTIONS = 4;
  private static final Path SOURCES =
      Path.of("../../adapters-inbound/src/main/resources/dev/haystack/inbound/console");
  private static final Pattern SINK =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|unsafeSVG|eval\\(|new"
              + " Function|srcdoc");

  @Test
  @Tag("CO-10")
  void nothingOfAHostileAnswerRunsOrIsFetched(Tab tab, ConsoleStage stage) {
    // the page trusts nobody, also where the service lets everything through
    try (var unfiltered = stage.start(Map.of("OUTPUT_FILTER", "off"))) {
      tab.openAt(ConsoleStage.address(unfiltered), "");
      // however it comes, it is drawn alike
      for (String[] pieces : List.of(HOSTILE, new String[] {String.join("", HOSTILE)})) {
        stage.answers(ModelScript.says(pieces));
        tab.say(pieces.length + " pieces").answered();
        Tab.sees(tab.conversation(), "last");
      }
      tab.conversation().getByText("(evil.example)").nth(1).waitFor();
      assertEquals("Haystack", tab.page().title());
      assertEquals(0, tab.conversation().locator("img, a, script, iframe").count());
      tab.page().navigate("about:blank");
    }
  }

  @Test
  @Tag("CO-10")
  void thePageAnswersWhileTwoMegabytesArrive(Tabs tabs, ConsoleStage stage) {
    String line = "word ".repeat(200);
    stage.answers(
        ModelScript.says(IntStream.range(0, 2000).mapToObj(_ -> line).toArray(String[]::new)));
    Tab tab = tabs.open().open("");
    var frames = FrameTimes.watch(tab.page(), tabs.blank());
    var _ = tab.page().evaluate(WATCH_KEYS);
    tab.say("Much");
    int keys = 0;
    while (keys < KEYS_MAX && tab.isAnswering()) {
      tab.page().keyboard().press("x");
      keys++;
    }
    tab.answered();
    tab.page().keyboard().press("x");
    assertEquals("x".repeat(keys + 1), tab.field().inputValue());
    double worst = ((Number) tab.page().evaluate("Math.max(...keys_)")).doubleValue();
    System.out.println("CO-10: " + keys + " keys, the worst is answered in ms: " + worst);
    System.out.println("CO-10: " + frames);
    double allowed = frames.allowed(ANSWER_MILLIS_MAX);
    assertTrue(worst <= allowed, worst + " of " + allowed);
  }

  /** The next burst comes when the page has shown the last one: no model says 10,000 at once. */
  @Test
  @Tag("CO-12")
  void aLongTurnIsDrawnFrameByFrame(Tabs tabs, ConsoleStage stage) {
    List<CountDownLatch> shown =
        IntStream.range(0, BURSTS).mapToObj(_ -> new CountDownLatch(1)).toList();
    stage.answers(
        ModelScript.stream(
            Stream.concat(
                    IntStream.range(0, BURSTS).boxed().flatMap(burst -> burst(burst, shown)),
                    Stream.of(ModelStep.finish("stop")))
                .toArray(ModelStep[]::new)));
    Tab tab = tabs.open().open("");
    var frames = FrameTimes.watch(tab.page(), tabs.blank());
    tab.say("Much");
    for (int i = 0; i < BURSTS; i++) {
      tab.page().waitForFunction(SHOWS, "burst" + i);
      shown.get(i).countDown();
    }
    tab.answered();
    System.out.println("CO-12: " + frames);
    double allowed = frames.allowed(FRAME_MILLIS_MAX);
    assertTrue(frames.millis() <= allowed, frames + ", allowed " + allowed);
  }

  private static Stream<ModelStep> burst(int number, List<CountDownLatch> shown) {
    int begin = number * LONG.length / BURSTS;
    int end = (number + 1) * LONG.length / BURSTS;
    return Stream.concat(
        IntStream.range(begin, end)
            .mapToObj(at -> ModelStep.text(at == end - 1 ? "burst" + number + "\n\n" : LONG[at])),
        Stream.of(new ModelStep.Await(shown.get(number))));
  }

  @Test
  @Tag("CO-12")
  void manyLongTurnsTakeNoMoreMemoryThanTheirText(Tab tab, ConsoleStage stage) {
    stage.answers(ModelScript.says(Arrays.copyOf(LONG, 1500)));
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
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      // what a finalizer or a frame still held is gone with the next
      var _ = session.send("HeapProfiler.collectGarbage");
      var _ = tab.page().evaluate("new Promise(requestAnimationFrame)");
      least = Math.min(least, session.send("Runtime.getHeapUsage").get("usedSize").getAsLong());
    }
    return least;
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
