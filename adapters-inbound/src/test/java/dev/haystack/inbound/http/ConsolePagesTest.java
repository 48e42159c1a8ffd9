package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.inbound.console.ConsoleMode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {

  private final RunningService service =
      new RunningService(ServerSettings.at("127.0.0.1", 0), new IdentifyCaller(), ConsoleMode.ON);

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void thePageMayRunAndLoadNothingButItsOwnFiles() {
    HttpResponse<String> page = service.get("/");
    assertEquals(200, page.statusCode());
    assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
    String policy = header(page, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.contains("require-trusted-types-for 'script'"), policy);
    assertEquals("nosniff", header(page, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(page, "Referrer-Policy"));
    assertEquals("no-cache", header(page, "Cache-Control"));
  }

  @Test
  void whoHasItAlreadyIsToldSo() {
    String tag = header(service.get("/"), "ETag");
    HttpResponse<String> again = service.send(request().header("If-None-Match", tag).GET());
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(tag, header(again, "ETag"));
  }

  @Test
  void itsHeadersCanBeAskedForAlone() {
    HttpResponse<String> whole = service.get("/");
    HttpResponse<String> head = service.send(request().method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals(header(whole, "Content-Length"), header(head, "Content-Length"));
    assertEquals(header(whole, "ETag"), header(head, "ETag"));
  }

  @Test
  void itIsReadAndNothingElse() {
    HttpResponse<String> posted = service.post("/", "{}");
    assertEquals(405, posted.statusCode());
    assertEquals("GET, HEAD", header(posted, "Allow"));
    assertEquals(404, service.get("/console/nothing.js").statusCode());
  }

  private HttpRequest.Builder request() {
    return service.request("/");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
