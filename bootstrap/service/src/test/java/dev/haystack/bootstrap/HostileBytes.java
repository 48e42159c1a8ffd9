package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ServiceProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** What many send at once, each of whom sends much and ends nothing. */
final class HostileBytes {

  private static final int SENDERS = 90;
  private static final int TURNS = 20;
  private static final List<String> LITTLE = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

  private final byte[] head;
  private final byte[] rest;

  private HostileBytes(byte[] head, byte[] rest) {
    this.head = head;
    this.rest = rest;
  }

  /** How long turns took, alone and beside all that. */
  record Turns(Duration alone, List<Duration> beside) {

    Turns {
      beside = beside.stream().sorted().toList();
    }

    Duration median() {
      return beside.get(beside.size() / 2);
    }

    Duration slowest() {
      return beside.getLast();
    }

    @Override
    public String toString() {
      return "a turn alone %d ms, beside %d senders %d ms in the median, %d ms at most"
          .formatted(alone.toMillis(), SENDERS, median().toMillis(), slowest().toMillis());
    }
  }

  static HostileBytes unfinishedBodies() {
    String head =
        "POST /sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n"
            + "{\"context\":{\"x\":[";
    return new HostileBytes(ascii(head), ascii("[],".repeat(2_500_000)));
  }

  static HostileBytes unfinishedMessages() {
    String handshake =
        """
        GET /ws/s HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

        """
            .replace("\n", "\r\n");
    var frame = new ByteArrayOutputStream();
    // the first part of a text, masked with zeros
    frame.write(0x01);
    frame.write(0x80 | 127);
    frame.writeBytes(new byte[] {0, 0, 0, 0, 0, 0x3f, 0, 0});
    frame.writeBytes(new byte[4]);
    frame.writeBytes(ascii(" ".repeat(0x3f0000)));
    return new HostileBytes(ascii(handshake), frame.toByteArray());
  }

  /** Has turns and health asked for in a process with little memory, beside those who send. */
  Turns besideTurns(Path folder, Map<String, String> settings) throws Exception {
    List<Socket> senders = new ArrayList<>();
    try (var model = new LoopbackModel();
        var service = ServiceProgram.start(folder, List.of(), LITTLE, with(model, settings));
        var client = HttpClient.newHttpClient();
        var sending = Executors.newVirtualThreadPerTaskExecutor()) {
      model.always(_ -> ModelScript.says("Hello."));
      for (int i = 0; i < TURNS; i++) {
        var _ = turn(service, client);
      }
      Duration alone =
          new Turns(Duration.ZERO, Stream.generate(() -> ask(service, client)).limit(5).toList())
              .median();
      for (int i = 0; i < SENDERS; i++) {
        var sender = new Socket(InetAddress.getLoopbackAddress(), service.port());
        senders.add(sender);
        var _ = sending.submit(() -> send(sender));
      }
      List<Duration> beside = new ArrayList<>();
      for (int i = 0; i < TURNS; i++) {
        assertEquals(200, service.health(client, Duration.ofSeconds(4)), service::said);
        beside.add(turn(service, client));
      }
      assertEquals(true, service.isAlive(), service::said);
      return new Turns(alone, beside);
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
  }

  private static Map<String, String> with(LoopbackModel model, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("CHAT_MODEL", "openai");
    settings.put("OPENAI_API_KEY", "key");
    settings.put("OPENAI_BASE_URL", model.baseUrl());
    return settings;
  }

  private void send(Socket sender) {
    try {
      sender.getOutputStream().write(head);
      sender.getOutputStream().write(rest);
    } catch (IOException refused) {
      // as it should be
    }
  }

  private static Duration ask(ServiceProgram service, HttpClient client) {
    try {
      return turn(service, client);
    } catch (Exception e) {
      throw new AssertionError(service.said(), e);
    }
  }

  private static Duration turn(ServiceProgram service, HttpClient client) throws Exception {
    var question =
        HttpRequest.newBuilder(service.uri("/chat"))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"hello\"}"))
            .build();
    long begun = System.nanoTime();
    assertEquals(200, client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
