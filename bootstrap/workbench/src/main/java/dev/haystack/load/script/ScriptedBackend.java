package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The practice's REST API by script: small answers about one made-up client. Takes traces, too. */
public final class ScriptedBackend implements AutoCloseable {

  private static final String CLIENT =
      "{\"client_id\":\"7d0e2f2e-5a52-4f0e-9a55-0c2f3a1b4c5d\",\"name\":\"John Example\","
          + "\"status\":\"active\",\"active_assignments\":1,\"total_assignments\":3}";

  private final LoopbackServer server;

  private ScriptedBackend(LoopbackServer server) {
    this.server = server;
  }

  /** Starts on the loopback port, or on a free one for 0; each answer takes so long. */
  public static ScriptedBackend start(int port, int delayMillis) throws IOException {
    return start(port, delayMillis, new SinkLedger());
  }

  /** The same with a ledger that decides what becomes of violations. */
  public static ScriptedBackend start(int port, int delayMillis, SinkLedger sink)
      throws IOException {
    return new ScriptedBackend(
        LoopbackServer.start(port, "scripted-backend", socket -> serve(socket, delayMillis, sink)));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static void serve(Socket socket, int delayMillis, SinkLedger sink) throws IOException {
    OutputStream output = socket.getOutputStream();
    var reader = new RequestReader(socket.getInputStream(), output);
    for (var request = reader.next(); request.isPresent(); request = reader.next()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
      byte[] body = body(request.get().path()).getBytes(UTF_8);
      int status = status(request.get(), sink);
      String head =
          "HTTP/1.1 "
              + status
              + " Scripted\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      output.write((head + new String(body, UTF_8)).getBytes(UTF_8));
    }
  }

  private static int status(ScriptRequest request, SinkLedger sink) {
    return request.path().endsWith("/policy-violations")
        ? sink.answer(request.idempotencyKey())
        : 200;
  }

  private static String body(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return switch (last) {
      case "search-clients" -> "[" + CLIENT + "]";
      case "client-summary" -> CLIENT;
      case "search-sessions" -> "{\"sessions\":[],\"total\":0}";
      case "conversations" -> "{\"conversations\":[],\"total\":0}";
      case "rooms", "practitioner" -> "[]";
      default -> "{}";
    };
  }
}
