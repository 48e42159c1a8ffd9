package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A connected session: sends messages and shows what comes back. */
final class ChatSession implements AutoCloseable {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final int SILENCE_SECONDS_MAX = 310;

  private final HttpClient client;
  private final WebSocket socket;
  private final ChatFrames frames;
  private final ChatPrinter printer;
  private volatile boolean answering;

  private ChatSession(HttpClient client, WebSocket socket, ChatFrames frames, ChatPrinter printer) {
    this.client = client;
    this.socket = socket;
    this.frames = frames;
    this.printer = printer;
  }

  /** Connects, or throws with a text for the user. */
  static ChatSession open(
      URI url, String session, String token, String profile, ChatPrinter printer)
      throws ChatException {
    var client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    var builder = client.newWebSocketBuilder().connectTimeout(CONNECT_MAX);
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (!profile.isEmpty()) {
      builder.header("ProfileID", profile);
    }
    var frames = new ChatFrames();
    try {
      String base = url.toString().replaceAll("/+$", "");
      var socket =
          builder
              .subprotocols("haystack.v1")
              .buildAsync(URI.create(base + "/ws/" + session), frames)
              .join();
      return new ChatSession(client, socket, frames, printer);
    } catch (CompletionException e) {
      client.shutdownNow();
      throw new ChatException(refusal(url, e));
    } catch (IllegalArgumentException e) {
      client.shutdownNow();
      throw new ChatException("This cannot be connected to: " + e.getMessage());
    }
  }

  /** Says which page the user is on. */
  void showPage(String pageType) {
    var state = JsonObject.EMPTY.with("page_type", pageType).with("page_url", "/" + pageType);
    send(JsonObject.EMPTY.with("type", "full_state_update").with("state", state));
  }

  /** Sends a message and shows its turn until it is over. */
  ChatExit ask(String content) throws InterruptedException {
    answering = true;
    try {
      send(
          JsonObject.EMPTY
              .with("type", "chat_message")
              .with("content", content)
              .with("client_message_id", UUID.randomUUID().toString()));
      return follow();
    } finally {
      answering = false;
    }
  }

  /** Stops a running answer; false if there is none. */
  boolean stop() {
    // once it is stopped it is over, maybe before one has looked again
    boolean stopping = answering;
    if (stopping) {
      send(JsonObject.EMPTY.with("type", "stop"));
    }
    return stopping;
  }

  @Override
  public void close() {
    socket
        .sendClose(WebSocket.NORMAL_CLOSURE, "")
        .completeOnTimeout(socket, 1, TimeUnit.SECONDS)
        .exceptionally(error -> socket)
        .join();
    client.shutdownNow();
  }

  private ChatExit follow() throws InterruptedException {
    var turn = new ChatTurn();
    while (!turn.over()) {
      JsonObject frame = frames.next(SILENCE_SECONDS_MAX);
      if (frame.string("type").orElse("").equals("closed")) {
        printer.line("✗ " + frame.string("reason").orElse(""));
        return ChatExit.NO_CONNECTION;
      }
      printer.print(frame);
      turn.take(frame);
    }
    return turn.failed() ? ChatExit.TURN_FAILED : ChatExit.OK;
  }

  // one at a time: a text sent while another is on its way is refused, and a stop would be lost
  private synchronized void send(JsonObject message) {
    // a message that cannot go out is followed by the end of the connection, which is shown
    socket.sendText(message.text(), true).exceptionally(error -> socket).join();
  }

  private static String refusal(URI url, CompletionException failure) {
    return failure.getCause() instanceof WebSocketHandshakeException refused
        ? "The service at " + url + " answered " + refused.getResponse().statusCode() + "."
        : "Nothing listens at " + url + ". Start the service with: bootstrap/haystack serve";
  }
}
