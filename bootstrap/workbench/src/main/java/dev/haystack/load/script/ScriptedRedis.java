package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A Redis by script: what it answers is for others to say. */
public final class ScriptedRedis implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final LoopbackServer server;

  private ScriptedRedis(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts on a free loopback port.
   *
   * @param answers gives the answer to a command, as it is sent; for many threads
   */
  public static ScriptedRedis start(Function<List<String>, byte[]> answers) throws IOException {
    return new ScriptedRedis(
        LoopbackServer.start(0, "scripted-redis", socket -> serve(socket, answers)));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static void serve(Socket socket, Function<List<String>, byte[]> answers)
      throws IOException {
    InputStream input = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    OutputStream output = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    while (true) {
      output.write(answers.apply(command(input)));
      if (input.available() == 0) {
        output.flush();
      }
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
