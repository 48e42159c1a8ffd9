package dev.haystack.outbound.model;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads the lines of events and gives their data to a receiver; for one answer and thread. */
public final class EventReader implements EventFramer.Lines {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
  private static final byte[] EVENT_ERROR = {'e', 'v', 'e', 'n', 't', ':', 'e', 'r', 'r', 'o', 'r'};
  private static final byte[] ERROR = {'e', 'r', 'r', 'o', 'r', ':'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Receiver receiver;
  private boolean begun;

  public EventReader(Receiver receiver) {
    this.receiver = receiver;
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
          receiver.error(bytes, at + ERROR.length, lineTo);
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
    if (from == to) {
      return;
    }
    if (error) {
      receiver.error(bytes, from, to);
    } else {
      receiver.data(bytes, from, to);
    }
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

  /** Takes what events say; the bytes are the receiver's until it returns. */
  public interface Receiver {

    /** The data of an event. */
    void data(byte[] bytes, int from, int to);

    /** What an event named error says, or a field of that name, as some servers have it. */
    void error(byte[] bytes, int from, int to);
  }
}
