package dev.haystack.outbound.redisson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Redis by script, where there is none: what it answers is {@link RedisRehearsal}'s to say. */
public final class ScriptedRedis implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final RedisRehearsal rehearsal = new RedisRehearsal();
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private ScriptedRedis(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts on a free loopback port. */
  public static ScriptedRedis start() throws IOException {
    var redis = new ScriptedRedis(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().name("scripted-redis").daemon().start(redis::accept);
    return redis;
  }

  /** Prints its port, and runs until the standard input ends. */
  public static void main(String[] arguments) throws IOException {
    try (var redis = start()) {
      System.out.println(redis.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream input = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
      OutputStream output = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
      while (true) {
        output.write(rehearsal.answer(command(input)));
        if (input.available() == 0) {
          output.flush();
        }
      }
    } catch (IOException e) {
      // the node went away, as nodes do
    } finally {
      open.remove(socket);
    }
  }

  private static List<String> command(InputStream input) throws IOException {
    int count = number(input);
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(new String(input.readNBytes(number(input)), UTF_8));
      input.skipNBytes(2);
    }
    return words;
  }

  /** The number on a line, behind the sign that says what it counts. */
  private static int number(InputStream input) throws IOException {
    int value = 0;
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      value = Character.isDigit(c) ? value * 10 + c - '0' : value;
    }
    return value;
  }
}
