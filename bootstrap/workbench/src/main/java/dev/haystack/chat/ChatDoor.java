package dev.haystack.chat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** The way to one session of one caller: by sockets, and over HTTP. */
record ChatDoor(
    HttpClient client, ChatAddress address, String session, String token, String profile)
    implements AutoCloseable {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  static ChatDoor of(ChatAddress address, String session, String token, String profile) {
    var client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    return new ChatDoor(client, address, session, token, profile);
  }

  /** Connects, or throws with a text for the user. */
  ChatConnection connect() throws ChatException {
    var builder = client.newWebSocketBuilder().connectTimeout(CONNECT_MAX);
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (!profile.isEmpty()) {
      builder.header("ProfileID", profile);
    }
    var frames = new ChatFrames();
    try {
      var socket =
          builder.subprotocols("haystack.v1").buildAsync(address.socket(session), frames).join();
      return new ChatConnection(socket, frames);
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case WebSocketHandshakeException refused ->
            ChatRefusals.handshake(address, refused.getResponse().statusCode());
        case SSLException untrusted -> ChatRefusals.encryption(address, untrusted);
        case null, default ->
            ChatException.away(
                "Nothing listens at "
                    + address
                    + ". Start the service with: "
                    + System.getProperty("haystack.launcher", "bootstrap/haystack")
                    + " serve");
      };
    } catch (IllegalArgumentException e) {
      throw ChatException.refused("This cannot be connected to: " + e.getMessage());
    }
  }

  /** A request of the same caller. */
  HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(address.http(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!profile.isEmpty()) {
      request.header("ProfileID", profile);
    }
    return request;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
