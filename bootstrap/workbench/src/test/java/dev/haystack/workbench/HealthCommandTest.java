package dev.haystack.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCommandTest {

  private static final String UP = "{'status':'up','dependencies':[]}";
  private static final String DOWN =
      "{'status':'down','dependencies':[{'name':'service','status':'down','detail':'stopping'},"
          + "{'name':'model','status':'up','detail':'demo'}]}";

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  HealthCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aServiceIsUpDegradedOrDownAndTheExitCodeSaysSo() {
    assertEquals(0, health(200, UP));
    assertEquals("up\n", output.toString());

    assertEquals(1, health(200, DOWN.replace("down", "degraded").replace("stopping", "away")));
    assertEquals("degraded: service away\n", output.toString());

    assertEquals(2, health(503, DOWN));
    assertEquals("down: service stopping\n", output.toString());
  }

  @Test
  void aProblemIsToldByItsCode() {
    assertEquals(2, health(503, "{'code':'overloaded'}"));
    assertEquals("down: overloaded\n", output.toString());
  }

  @Test
  void whatIsNoServiceIsDown() {
    assertEquals(2, health(200, "<html>"));
    assertEquals("down: it answered no JSON\n", output.toString());
    assertEquals(2, health(404, "[]"));
    assertEquals("down: it answered 404\n", output.toString());
    assertEquals(2, execute("--url", "http://127.0.0.1:1"));
    assertEquals("down: ConnectException at http://127.0.0.1:1/health/ready\n", output.toString());
  }

  @Test
  void whatIsNoAddressIsSaidWithoutTheCodeOfADegradedService() {
    assertEquals(2, execute("--url", "nonsense"));
    assertEquals(2, execute("--url", "http://127.0.0.1:abc"));
    assertTrue(
        errors.toString().startsWith("this is no address of a service: nonsense\n"),
        errors::toString);
  }

  @Test
  void oneThatIsDownIsWaitedFor() {
    server.createContext(
        "/health/ready",
        exchange -> {
          byte[] body =
              (asked.incrementAndGet() < 3 ? DOWN : UP).replace('\'', '"').getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });

    assertEquals(0, execute("--url", url(), "--wait", "30"));

    assertEquals(3, asked.get());
  }

  private int health(int status, String json) {
    var context =
        server.createContext(
            "/health/ready",
            exchange -> {
              byte[] body = json.replace('\'', '"').getBytes(UTF_8);
              exchange.sendResponseHeaders(status, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
    try {
      return execute("--url", url());
    } finally {
      server.removeContext(context);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private int execute(String... arguments) {
    output.getBuffer().setLength(0);
    return Main.commands()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(Stream.concat(Stream.of("health"), Stream.of(arguments)).toArray(String[]::new));
  }
}
