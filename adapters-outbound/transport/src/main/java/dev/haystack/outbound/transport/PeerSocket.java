package dev.haystack.outbound.transport;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * An open socket, plain or with TLS over its channel, whose input is buffered. Read and written by
 * one thread at a time; may be cut from any.
 */
final class PeerSocket {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int BLOCK_BYTES_MAX = 32 * 1024;

  private final SocketChannel channel;
  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int to;

  PeerSocket(SocketChannel channel, Socket socket) throws IOException {
    this.channel = channel;
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
  }

  /** How long a read may wait for its first byte. */
  void readTimeout(Duration limit) throws IOException {
    socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
  }

  /** Sends a call at once, in blocks, since copies of small pieces cost less than writes. */
  void write(byte[] head, CallBody body) throws IOException {
    int blockBytes = Math.min(head.length + body.length(), BLOCK_BYTES_MAX);
    var blocks = new BufferedOutputStream(output, blockBytes);
    blocks.write(head);
    for (byte[] piece : body.pieces()) {
      blocks.write(piece);
    }
    blocks.flush();
  }

  /** Blocks until some bytes are there, and gives at most as many; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (from == to && !fill()) {
      return -1;
    }
    int count = Math.min(to - from, length);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count;
  }

  /** Blocks for the next byte; there must be one. */
  byte next() throws IOException {
    awaitByte();
    return buffer[from++];
  }

  /** Blocks until a byte is there; there must be one. */
  void awaitByte() throws IOException {
    if (from == to && !fill()) {
      throw new EOFException("the peer closed the connection");
    }
  }

  /**
   * Whether the peer kept it open and sent nothing unasked, as far as one can see without waiting.
   * A byte that is found is lost, as is the socket then.
   */
  boolean isSilent() {
    if (from < to) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      boolean silent = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return silent;
    } catch (IOException e) {
      return false;
    }
  }

  /** Closes it, with TLS's farewell where there is TLS; can block behind a write. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // then without a farewell
    }
    cut();
  }

  /** Closes it without a word and without waiting for anything. */
  void cut() {
    try {
      channel.close();
    } catch (IOException e) {
      // it is of no use any more
    }
  }

  private boolean fill() throws IOException {
    from = 0;
    to = 0;
    int count = input.read(buffer, 0, buffer.length);
    to = Math.max(count, 0);
    return count > 0;
  }
}
