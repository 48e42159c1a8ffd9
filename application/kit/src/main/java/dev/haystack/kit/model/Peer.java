package dev.haystack.kit.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;

/** The server's end of one connection, as a test's script sees it. */
public final class Peer {

  private static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final Socket socket;
  private final InputStream input;

  Peer(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
  }

  /** Reads one request: its head, and its body if the head gives a length. */
  public Request request() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("closed in the head of a request");
      }
      head.append((char) next);
    }
    String text = head.toString();
    int at = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
    int length = 0;
    if (at >= 0) {
      length = Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip());
    }
    return new Request(text, new String(input.readNBytes(length), UTF_8));
  }

  /** Sends bytes as they are, at once. */
  public Peer send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends Latin-1 text as it is. */
  public Peer send(String raw) throws IOException {
    return send(raw.getBytes(ISO_8859_1));
  }

  /** Sends a whole answer. */
  public Peer answer(int status, String headers, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    send(
        "HTTP/1.1 " + status + " X\r\nContent-Length: " + bytes.length + "\r\n" + headers + "\r\n");
    return send(bytes);
  }

  /** Sends a whole answer whose body is encoded. */
  public Peer answer(String coding, byte[] body) throws IOException {
    send("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n");
    send("Content-Length: " + body.length + "\r\n\r\n");
    return send(body);
  }

  /** Begins a streamed answer. */
  public Peer stream() throws IOException {
    return send(STREAM_HEAD);
  }

  /** Sends one piece of a streamed answer. */
  public Peer chunk(String text) throws IOException {
    return chunk(text.getBytes(UTF_8));
  }

  /** Sends one piece of a streamed answer. */
  public Peer chunk(byte[] bytes) throws IOException {
    send(Integer.toHexString(bytes.length) + "\r\n");
    send(bytes);
    return send("\r\n");
  }

  /** Ends a streamed answer. */
  public Peer end() throws IOException {
    return send("0\r\n\r\n");
  }

  /** Blocks until the client closes the connection, reading what still comes. */
  public void awaitClose() {
    try {
      while (input.read() >= 0) {
        // until the end
      }
    } catch (IOException e) {
      // a reset is a close too
    }
  }

  /** Closes the connection with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** One request: the head's text and the body. */
  public record Request(String head, String body) {

    /** The request line's target. */
    public String target() {
      return head.split(" ", 3)[1];
    }
  }
}
