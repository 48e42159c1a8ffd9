package dev.haystack.outbound.openai;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads the lines of an event and gives its data to a reader of chunks. */
final class EventReader implements EventFramer.Lines {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
  private static final byte[] EVENT_ERROR = {'e', 'v', 'e', 'n', 't', ':', 'e', 'r', 'r', 'o', 'r'};
  private static final byte[] ERROR = {'e', 'r', 'r', 'o', 'r', ':'};
  private static final byte[] DONE = {'D', 'O', 'N', 'E'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ChunkReader chunks;
  private boolean begun;
  private boolean done;

  EventReader(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /** Whether the stream said that it is over. */
  boolean isDone() {
    return done;
  }

  @Override
  public void receive(byte[] bytes, int from, int to) {
    int at = from;
    if (!begun) {
      begun = true;
      at = startsWith(bytes, from, to, BYTE_ORDER_MARK) ? from + BYTE_ORDER_MARK.length : from;
    }
    int dataFrom = -1;
    int dataTo = -1;
    boolean error = false;
    while (at < to) {
      int lineFeed = lineFeed(bytes, at, to);
      int lineTo = lineFeed > at && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
      if (startsWith(bytes, at, lineTo, DATA)) {
        if (dataFrom >= 0) {
          joined(bytes, from, to);
          return;
        }
        dataFrom = value(bytes, at + DATA.length, lineTo);
        dataTo = lineTo;
      } else if (bytes[at] == 'e') {
        error |= isErrorEvent(bytes, at, lineTo);
        if (startsWith(bytes, at, lineTo, ERROR)) {
          chunks.error(bytes, at + ERROR.length, lineTo);
        }
      }
      at = lineFeed + 1;
    }
    if (dataFrom >= 0) {
      data(bytes, dataFrom, dataTo, error);
    }
  }

  // the rare event with several lines of data
  private void joined(byte[] bytes, int from, int to) {
    var whole = new ByteArrayOutputStream();
    boolean error = false;
    for (int at = from; at < to; at = lineFeed(bytes, at, to) + 1) {
      int lineFeed = lineFeed(bytes, at, to);
      int lineTo = lineFeed > at && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
      if (startsWith(bytes, at, lineTo, DATA)) {
        int value = value(bytes, at + DATA.length, lineTo);
        whole.write(bytes, value, lineTo - value);
        whole.write('\n');
      }
      error |= isErrorEvent(bytes, at, lineTo);
    }
    data(whole.toByteArray(), 0, whole.size() - 1, error);
  }

  private void data(byte[] bytes, int from, int to, boolean error) {
    if (from == to || done) {
      return;
    }
    if (error) {
      chunks.error(bytes, from, to);
    } else if (bytes[from] != '{' && isDone(bytes, from, to)) {
      done = true;
    } else {
      chunks.read(bytes, from, to);
    }
  }

  // with blanks about it, or without its brackets
  private static boolean isDone(byte[] bytes, int from, int to) {
    int first = from;
    int last = to;
    while (first < last && " \t[".indexOf(bytes[first]) >= 0) {
      first++;
    }
    while (last > first && " \t]".indexOf(bytes[last - 1]) >= 0) {
      last--;
    }
    return Arrays.equals(bytes, first, last, DONE, 0, DONE.length);
  }

  private static boolean isErrorEvent(byte[] bytes, int from, int to) {
    int colon = EVENT_ERROR.length - 5;
    return startsWith(bytes, from, to, Arrays.copyOf(EVENT_ERROR, colon))
        && Arrays.equals(
            bytes, value(bytes, from + colon, to), to, EVENT_ERROR, colon, EVENT_ERROR.length);
  }

  private static int value(byte[] bytes, int from, int to) {
    return from < to && bytes[from] == ' ' ? from + 1 : from;
  }

  private static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    return to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }
}
