package dev.haystack.outbound.redisson.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a Redis one thing over a connection of its own, without any library. */
final class RedisAnswers {

  private static final int MILLIS_MAX = 10_000;

  private final InputStream in;

  private RedisAnswers(InputStream in) {
    this.in = in;
  }

  /** The answer's texts and numbers in order, without its nils. */
  static List<String> ask(int port, List<String> words) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS_MAX);
      socket.setSoTimeout(MILLIS_MAX);
      socket.getOutputStream().write(encoded(words));
      List<String> texts = new ArrayList<>();
      new RedisAnswers(new BufferedInputStream(socket.getInputStream())).read(texts);
      return List.copyOf(texts);
    }
  }

  private static byte[] encoded(List<String> words) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("*" + words.size() + "\r\n").getBytes(StandardCharsets.UTF_8));
    for (String word : words) {
      byte[] text = word.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(("$" + text.length + "\r\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(text);
      bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void read(List<String> texts) throws IOException {
    String line = line();
    String rest = line.substring(1);
    switch (line.charAt(0)) {
      case '+', ':' -> texts.add(rest);
      case '-' -> throw new RedisRefusal(rest);
      case '$' -> readText(Integer.parseInt(rest), texts);
      case '*' -> {
        int size = Integer.parseInt(rest);
        for (int i = 0; i < size; i++) {
          read(texts);
        }
      }
      default -> throw new IOException("no answer of a Redis: " + line);
    }
  }

  private void readText(int length, List<String> texts) throws IOException {
    if (length >= 0) {
      byte[] bytes = in.readNBytes(length + 2);
      texts.add(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("the answer was cut");
      }
      bytes.write(next);
      next = in.read();
    }
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
