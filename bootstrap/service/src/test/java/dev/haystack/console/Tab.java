package dev.haystack.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One tab of the browser with the console in it, by roles and names as people find things. */
final class Tab {

  private final Page page;
  private final URI home;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  Tab(Page page, URI home) {
    this.page = page;
    this.home = home;
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add("console: " + message.text() + " " + message.location());
          }
        });
    page.onPageError(error -> faults.add("uncaught: " + error));
    page.onRequest(this::asked);
    page.addInitScript(
        "document.addEventListener('securitypolicyviolation',"
            + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
  }

  private void asked(Request request) {
    requests.add(request);
    String host = URI.create(request.url().startsWith("http") ? request.url() : "/").getHost();
    if (host != null && !host.equals(home.getHost())) {
      faults.add("asked another host: " + request.url());
    }
  }

  Page page() {
    return page;
  }

  /** What went wrong beside the test. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** A fault that a test brings about on purpose, and that the browser tells of. */
  void expects(String words) {
    faults.removeIf(fault -> fault.contains(words));
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Opens the console, at a session if one is named. */
  Tab open(String session) {
    return openAt(home, session);
  }

  Tab openAt(URI address, String session) {
    page.navigate(address + (session.isEmpty() ? "" : "#" + session));
    page.getByText("ready").waitFor();
    return this;
  }

  /** The session that it is in. */
  String session() {
    return (String) page.evaluate("location.hash.slice(1)");
  }

  /** Says something, and waits until it is shown: from then on it is being answered. */
  Tab say(String words) {
    field().fill(words);
    page.keyboard().press("Enter");
    conversation().getByText(words).last().waitFor();
    return this;
  }

  Locator field() {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Waits for the end of the answer. */
  Tab answered() {
    button("Send").waitFor();
    return this;
  }

  boolean isAnswering() {
    return !button("Send").isVisible();
  }

  /** All that was said. */
  Locator conversation() {
    return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Conversation"));
  }

  Locator region(String name) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** What happens beneath. */
  Locator inspector() {
    return page.getByRole(AriaRole.COMPLEMENTARY);
  }

  /** The number of the newest event. */
  int newest() {
    String number =
        inspector()
            .getByLabel("Resume from", new Locator.GetByLabelOptions().setExact(true))
            .getAttribute("placeholder");
    return Integer.parseInt(number);
  }

  Tab inspect(String view) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(view)).click();
    return this;
  }

  /** Waits until a text is to be seen there. */
  static void sees(Locator where, String text) {
    try {
      where.getByText(text).first().waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError(
          "\"" + text + "\" is not to be seen in:\n" + String.join("\n", where.allInnerTexts()), e);
    }
  }
}
