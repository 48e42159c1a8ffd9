package dev.haystack.inbound.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads for the web server, and is strict where that is lenient: in the framing of a body's chunks.
 * A size is 1 to 8 hexadecimal digits, without an extension; every line ends in CR LF, and so does
 * a chunk; trailers are read and dropped. Long chunks are handed on in pieces, so that what has
 * arrived takes memory and not what was announced.
 *
 * <p>It relies on that the server takes a line for nothing else than a chunk's size and end.
 */
final class StrictReader extends DataReader {

  private static final int SIZE_DIGITS_MAX = 8;
  private static final int TRAILER_BYTES_MAX = 8 << 10;
  private static final int PIECE_BYTES_MAX = 16 << 10;

  /** What is left of the chunk behind the piece that the server reads now. */
  private long leftBytes;

  private boolean isPieceOpen;
  private boolean isLast;

  private final LookedAhead source;

  /** Reads on where the other reader stands, which nobody else may use from now on. */
  StrictReader(DataReader source) {
    this(new LookedAhead(source, new ReentrantLock()));
  }

  // only its making is to go, and there is no other way between the server and its bytes
  @SuppressWarnings("removal")
  private StrictReader(LookedAhead source) {
    super(source::next);
    this.source = source;
  }

  /** The server's bytes, for which somebody may wait beside who reads them. */
  private record LookedAhead(DataReader source, ReentrantLock lock) {

    byte[] next() {
      lock.lock();
      try {
        source.ensureAvailable();
        return source.readBytes(source.available());
      } finally {
        lock.unlock();
      }
    }

    boolean await() {
      lock.lock();
      try {
        source.ensureAvailable();
        return true;
      } catch (RuntimeException _) {
        return false;
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Waits, on another thread than the reading one, until the client sends more; false if it never
   * will. Who reads meanwhile waits for the same bytes.
   */
  boolean awaitMore() {
    return source.await();
  }

  @Override
  public String readLine() {
    if (isLast) {
      isLast = false;
      dropTrailers();
      return "";
    }
    if (leftBytes == 0) {
      leftBytes = size(line(SIZE_DIGITS_MAX));
      isLast = leftBytes == 0;
    }
    long piece = Math.min(leftBytes, PIECE_BYTES_MAX);
    leftBytes -= piece;
    return Long.toHexString(piece);
  }

  @Override
  public BufferData readBuffer(int length) {
    BufferData read = getBuffer(length);
    super.skip(length);
    isPieceOpen = true;
    return read;
  }

  @Override
  public void skip(int length) {
    if (isPieceOpen && length == 2) {
      isPieceOpen = false;
      if (leftBytes == 0 && (read() != '\r' || read() != '\n')) {
        throw new BrokenBody("a chunk does not end where it says");
      }
      return;
    }
    super.skip(length);
  }

  private void dropTrailers() {
    int left = TRAILER_BYTES_MAX;
    String line = line(left);
    while (!line.isEmpty()) {
      left = Math.max(left - line.length() - 2, 0);
      line = line(left);
    }
  }

  private String line(int lengthMax) {
    int length = findNewLine(lengthMax + 1);
    if (length > lengthMax) {
      throw new BrokenBody("a line is too long");
    }
    String line = length == 0 ? "" : readAsciiString(length);
    super.skip(2);
    // the server's search for the end passes over one that is half
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new BrokenBody("a line ends in half");
    }
    return line;
  }

  private static long size(String digits) {
    if (!digits.matches("[0-9A-Fa-f]{1,8}")) {
      throw new BrokenBody("a chunk's size is none");
    }
    return Long.parseLong(digits, 16);
  }

  /** The body is not framed as it has to be; nobody knows where the next request begins. */
  private static final class BrokenBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenBody(String message) {
      super(message, null, false, false);
    }
  }
}
