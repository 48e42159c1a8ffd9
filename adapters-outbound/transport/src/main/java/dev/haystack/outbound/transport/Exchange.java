package dev.haystack.outbound.transport;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Optional;

/**
 * An answer whose head is there and whose body is being read, by one thread. Closing it gives the
 * connection back if the body was read to its end, and closes the connection otherwise.
 */
public final class Exchange implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final AnswerHead head;
  private final BodyStream body;

  Exchange(AnswerHead head, BodyStream body) {
    this.head = head;
    this.body = body;
  }

  public int status() {
    return head.status();
  }

  /** A header of the answer; the first of several. */
  public Optional<String> header(String name) {
    return head.first(name);
  }

  /**
   * The body. Reading blocks, gives what is there, and throws {@link TransportException}; a reading
   * thread that is interrupted gets one of reason {@link TransportFailure#CANCELLED}.
   */
  public InputStream body() {
    return body;
  }

  /** The whole body; a longer one than the limit is {@link TransportFailure#TOO_LARGE}. */
  public byte[] bodyUpTo(int bytesMax) {
    var whole = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = body.read(buffer, 0, buffer.length);
        n >= 0;
        n = body.read(buffer, 0, buffer.length)) {
      if (whole.size() + n > bytesMax) {
        throw new TransportException(
            TransportFailure.TOO_LARGE, "the body is longer than " + bytesMax + " bytes");
      }
      whole.write(buffer, 0, n);
    }
    return whole.toByteArray();
  }

  /**
   * Ends the reading of a body of which nothing more is wanted but that is believed to be over: if
   * its end comes within a second, the connection is kept. Returns at once.
   */
  public void leave() {
    body.leave();
  }

  @Override
  public void close() {
    body.close();
  }
}
