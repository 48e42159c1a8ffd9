package dev.haystack.outbound.model;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of server-sent events into single events: the lines up to a blank one. Lines end in
 * LF or CRLF. Where the stream ends, what is left counts as an event.
 */
public final class EventFramer {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final InputStream source;
  private final int eventBytesMax;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int scanned;
  private int end;
  private boolean ended;

  public EventFramer(InputStream source, int eventBytesMax) {
    this.source = source;
    this.eventBytesMax = eventBytesMax;
  }

  /** Blocks for the next event and gives it to the receiver; whether there was one. */
  public boolean next(Lines receiver) throws IOException {
    int eventEnd = findBlankLine();
    while (eventEnd < 0 && !ended) {
      fill();
      eventEnd = findBlankLine();
    }
    return give(eventEnd < 0 ? end : eventEnd, receiver);
  }

  /** Blocks for all that is left and gives it to the receiver, if there is anything. */
  public void rest(Lines receiver) throws IOException {
    while (!ended) {
      fill();
    }
    var _ = give(end, receiver);
  }

  /** Blocks for the first byte that is neither blank nor of a byte order mark, -1 at the end. */
  public int first() throws IOException {
    while (true) {
      for (int i = start; i < end; i++) {
        if (buffer[i] > ' ') {
          return buffer[i];
        }
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  /** Whether an event has reached the limit. */
  public boolean isFull() {
    return end - start >= eventBytesMax;
  }

  private boolean give(int to, Lines receiver) {
    if (to == start) {
      return false;
    }
    int from = start;
    start = to;
    scanned = to;
    receiver.receive(buffer, from, to);
    return true;
  }

  /** The place behind the blank line that ends the event, -1 if it is not there yet. */
  private int findBlankLine() {
    byte[] bytes = buffer;
    int limit = end;
    for (int i = scanned; i < limit; i++) {
      if (bytes[i] == '\n' && isBlankBefore(i)) {
        return i + 1;
      }
    }
    scanned = limit;
    return -1;
  }

  private boolean isBlankBefore(int lineFeed) {
    int before = lineFeed - 1;
    if (before >= start && buffer[before] == '\r') {
      before--;
    }
    return before < start || buffer[before] == '\n';
  }

  private void fill() throws IOException {
    if (start == end) {
      start = 0;
      scanned = 0;
      end = 0;
    } else if (end == buffer.length) {
      makeRoom();
    }
    int count = source.read(buffer, end, buffer.length - end);
    if (count < 0) {
      ended = true;
    } else {
      end += count;
    }
  }

  private void makeRoom() {
    int length = end - start;
    if (isFull()) {
      throw AttemptException.invalid("an event is over the limit");
    }
    byte[] target = length > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, start, target, 0, length);
    buffer = target;
    scanned -= start;
    start = 0;
    end = length;
  }

  /** Takes the lines of an event; the bytes are the receiver's until it returns. */
  @FunctionalInterface
  public interface Lines {

    void receive(byte[] bytes, int from, int to);
  }
}
