package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One service and one browser for all tests of the console, and for each test a tab of its own, or
 * as many as it opens. Each test ends with what none may bring: an error in the browser's console,
 * something that the page's policy stopped, a request to another host.
 */
final class BrowserTests implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final boolean IS_OFF = "off".equals(System.getProperty("browser"));
  private static final double WAIT_MILLIS_MAX = 15_000;
  private static final double START_MILLIS_MAX = 120_000;
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(BrowserTests.class);

  /** What is started once. */
  record House(Playwright playwright, Browser browser, ConsoleStage stage)
      implements AutoCloseable {

    static House start() {
      var stage = new ConsoleStage();
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var options =
          new BrowserType.LaunchOptions()
              .setExecutablePath(Chromium.program())
              .setTimeout(START_MILLIS_MAX)
              .setArgs(List.of("--no-sandbox"));
      return new House(playwright, playwright.chromium().launch(options), stage);
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
      stage.close();
    }
  }

  /** The tabs of one test, which share what a browser keeps. */
  static final class Tabs {

    private final Browser browser;
    private final BrowserContext context;
    private final List<BrowserContext> asides = new ArrayList<>();
    private final ConsoleStage stage;
    private final List<Tab> all = new ArrayList<>();

    private Tabs(House house) {
      this.browser = house.browser();
      this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1360, 820));
      context.setDefaultTimeout(WAIT_MILLIS_MAX);
      this.stage = house.stage();
    }

    /** Another tab, which shows nothing yet. */
    Tab open() {
      var tab = new Tab(context.newPage(), stage.address());
      all.add(tab);
      return tab;
    }

    /**
     * A page that is none, in a window of its own: one that is behind another is drawn once a
     * second.
     */
    Page blank() {
      BrowserContext aside = browser.newContext();
      asides.add(aside);
      return aside.newPage();
    }

    private void check() {
      try {
        for (Tab tab : all) {
          assertEquals(List.of(), tab.faults());
        }
      } finally {
        asides.forEach(BrowserContext::close);
        context.close();
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    assumeFalse(IS_OFF, "switched off by -Dbrowser=off");
    House house =
        test.getRoot().getStore(HERE).computeIfAbsent("house", _ -> House.start(), House.class);
    house.stage().reset();
    test.getStore(HERE).put("tabs", new Tabs(house));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Tabs tabs = test.getStore(HERE).get("tabs", Tabs.class);
    if (tabs != null) {
      tabs.check();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == Tabs.class || type == Tab.class || type == ConsoleStage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Tabs tabs = Objects.requireNonNull(test.getStore(HERE).get("tabs", Tabs.class));
    Class<?> type = parameter.getParameter().getType();
    if (type == ConsoleStage.class) {
      return tabs.stage;
    }
    return type == Tab.class ? tabs.open() : tabs;
  }
}
