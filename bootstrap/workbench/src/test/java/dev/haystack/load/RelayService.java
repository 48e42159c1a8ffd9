package dev.haystack.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.load.wire.TestPeer;
import dev.haystack.load.wire.TestWebSocketServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The least that can stand in for the service: passes the model's text on, frame by frame. */
public final class RelayService implements AutoCloseable {

  private final URI model;
  private final boolean joined;
  private final Map<TestPeer, RelayTurn> running = new ConcurrentHashMap<>();
  private final TestWebSocketServer server;

  private RelayService(int port, URI model, boolean joined) throws IOException {
    this.model = model;
    this.joined = joined;
    this.server = TestWebSocketServer.start(port, (peer, text) -> receive(peer, text));
  }

  public static RelayService start(int port, URI model, boolean joined) throws IOException {
    return new RelayService(port, model, joined);
  }

  /** Runs as a process, with the service's variables. */
  public static void main(String[] arguments) throws Exception {
    var environment = System.getenv();
    var model = URI.create(environment.getOrDefault("OPENAI_BASE_URL", ""));
    int port = Integer.parseInt(environment.getOrDefault("PORT", "0"));
    boolean joined = !"false".equals(environment.get("JOIN"));
    try (var _ = RelayService.start(port, model, joined)) {
      new CountDownLatch(1).await();
    }
  }

  public URI url() {
    return server.url();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void receive(TestPeer peer, String text) {
    if (text.isEmpty()) {
      peer.send("{\"type\":\"connection_established\",\"session_id\":\"s\",\"last_seq\":0}");
    } else if (text.contains("\"stop\"")) {
      Optional.ofNullable(running.remove(peer)).ifPresent(RelayTurn::stop);
    } else if (text.contains("chat_message") && Json.parse(text) instanceof JsonObject message) {
      String content = message.string("content").orElseThrow();
      Thread.ofVirtual().start(() -> turn(peer, content));
    }
  }

  private void turn(TestPeer peer, String content) {
    try (var socket = new Socket(model.getHost(), model.getPort())) {
      socket.setTcpNoDelay(true);
      String whole = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]}";
      String request =
          "POST %s/chat/completions HTTP/1.1\r\nHost: model\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(model.getPath(), whole.length(), whole);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      var turn = new RelayTurn(peer, socket, joined);
      running.put(peer, turn);
      turn.run();
      // only itself: the client may have begun its next turn when it saw the end of this one
      running.remove(peer, turn);
    } catch (IOException e) {
      peer.send("{\"type\":\"error\",\"code\":\"model_unavailable\"}");
    }
  }
}
