package dev.haystack.outbound.redisson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * What a server says of itself over a connection of its own, without the library, which takes
 * everybody for what the address says. For one thread.
 */
final class Acquaintance {

  // a cold virtual machine needs several hundred; no request waits for it
  private static final int MILLIS_MAX = 1_000;
  private static final int LINE_BYTES_MAX = 4_096;
  private static final int TEXTS_MAX = 64;

  private final InputStream in;
  private final List<String> texts = new ArrayList<>();

  private Acquaintance(InputStream in) {
    this.in = in;
  }

  /**
   * The names and values that it tells, one after the other; none where it refuses to.
   *
   * @throws IOException if nobody answers, or nobody of this kind
   */
  static List<String> with(URI address, RedisUrl url) throws IOException {
    try (Socket socket = connected(address, url.tls())) {
      var server = new Acquaintance(new BufferedInputStream(socket.getInputStream()));
      if (!url.password().isEmpty()) {
        List<String> login =
            url.user().isEmpty()
                ? List.of("AUTH", url.password())
                : List.of("AUTH", url.user(), url.password());
        // a sentinel may want none
        var _ = server.ask(socket, login);
      }
      return server.ask(socket, List.of("HELLO"));
    }
  }

  private static Socket connected(URI address, boolean tls) throws IOException {
    var plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), MILLIS_MAX);
      plain.setSoTimeout(MILLIS_MAX);
      return tls ? secured(plain, address) : plain;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket secured(Socket plain, URI address) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secure =
        (SSLSocket) factory.createSocket(plain, address.getHost(), address.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    return secure;
  }

  private List<String> ask(Socket socket, List<String> words) throws IOException {
    var command = new StringBuilder("*" + words.size() + "\r\n");
    for (String word : words) {
      command.append('$').append(word.getBytes(UTF_8).length).append("\r\n");
      command.append(word).append("\r\n");
    }
    socket.getOutputStream().write(command.toString().getBytes(UTF_8));
    texts.clear();
    read();
    return List.copyOf(texts);
  }

  private void read() throws IOException {
    String line = line();
    String rest = line.substring(Math.min(1, line.length()));
    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '-' -> texts.clear();
      case '+', ':' -> texts.add(rest);
      case '$' -> texts.add(rest.equals("-1") ? "" : line());
      case '*' -> {
        int count = number(rest);
        for (int i = 0; i < count; i++) {
          read();
        }
      }
      default -> throw new IOException("no answer of a Redis");
    }
  }

  private int number(String text) throws IOException {
    try {
      int number = Integer.parseInt(text);
      if (number + texts.size() <= TEXTS_MAX) {
        return number;
      }
    } catch (NumberFormatException _) {
      // as if it were too large
    }
    throw new IOException("no answer of a Redis");
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || bytes.size() == LINE_BYTES_MAX) {
        throw new EOFException("the answer was cut, or is none");
      }
      bytes.write(next);
    }
    return bytes.toString(UTF_8).stripTrailing();
  }
}
