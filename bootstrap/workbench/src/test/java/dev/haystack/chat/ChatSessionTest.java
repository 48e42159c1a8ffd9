package dev.haystack.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.load.wire.TestPeer;
import dev.haystack.load.wire.TestWebSocketServer;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChatSessionTest {

  private final StringWriter output = new StringWriter();
  private final CountDownLatch asked = new CountDownLatch(1);

  @Test
  void aRunningAnswerCanBeStopped() throws Exception {
    var view = new ChatPrinter(new PrintWriter(output));
    try (var server = TestWebSocketServer.start(0, this::receive);
        var door = ChatDoor.of(ChatAddress.of(server.url().toString()).orElseThrow(), "s", "", "");
        var chat =
            ChatSession.open(
                door,
                new ChatPage("dashboard", new ChatDocuments(door, view)),
                view,
                new ChatConsent(
                    new BufferedReader(Reader.nullReader()), new PrintWriter(output), false),
                Duration.ZERO)) {
      assertFalse(chat.stop());
      var exit = new CompletableFuture<ChatExit>();
      Thread.ofVirtual().start(() -> ask(chat, exit));
      assertTrue(asked.await(5, TimeUnit.SECONDS));
      assertTrue(chat.stop());
      assertEquals(ChatExit.OK, exit.get(5, TimeUnit.SECONDS));
    }
    assertTrue(output.toString().contains("[stopped"), output::toString);
  }

  private static void ask(ChatSession chat, CompletableFuture<ChatExit> exit) {
    try {
      exit.complete(chat.ask("hello"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive(TestPeer peer, String text) {
    if (text.contains("chat_message")) {
      peer.send("{\"type\":\"typing_indicator\",\"typing\":true}");
      asked.countDown();
    } else if (text.contains("stop")) {
      peer.send(
          "{\"type\":\"message_complete\",\"finish_reason\":\"stopped\"}",
          "{\"type\":\"typing_indicator\",\"typing\":false}");
    }
  }
}
