package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.console.BrowserTests.Tabs;
import dev.haystack.webclient.NodeProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A page that is one script, made by a Node project, at an origin that is not the service's. */
record ScriptedPage(HttpServer server) implements AutoCloseable {

  private static final byte[] PAGE =
      "<!doctype html><meta charset=utf-8><body><script src=/page.js></script>"
          .getBytes(StandardCharsets.UTF_8);

  /**
   * Makes the script and serves it.
   *
   * @param name of the folder in which it is made
   * @param build the script that makes it
   * @param made where that puts it
   */
  static ScriptedPage of(Path project, String name, String build, String made) throws Exception {
    Path target = Files.createDirectories(Path.of("target", name).toAbsolutePath());
    var copy = NodeProject.copyOf(project.toRealPath(), target.resolve("project"));
    Path log = target.resolve("output.txt");
    assertEquals(0, copy.run(Map.of(), log, build), log::toString);
    byte[] script = Files.readAllBytes(copy.folder().resolve(made));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", asked -> answer(asked, "text/html", PAGE));
    server.createContext("/page.js", asked -> answer(asked, "text/javascript", script));
    server.start();
    return new ScriptedPage(server);
  }

  private static void answer(HttpExchange asked, String type, byte[] body) throws IOException {
    asked.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    asked.sendResponseHeaders(200, body.length);
    try (asked) {
      asked.getResponseBody().write(body);
    }
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Shows a session of the service's. */
  Page open(Tabs tabs, String kind, String session, RunningService service) {
    Page page = tabs.blank();
    page.navigate(
        "%s/?page=%s&session=%s&service=http://127.0.0.1:%d"
            .formatted(origin(), kind, session, service.socket("s").getPort()));
    return page;
  }

  static void say(Page page, String words) {
    page.getByLabel("Message").fill(words);
    page.keyboard().press("Enter");
  }

  static void sees(Page page, String words) {
    page.getByText(words).last().waitFor(new Locator.WaitForOptions().setTimeout(15_000));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
