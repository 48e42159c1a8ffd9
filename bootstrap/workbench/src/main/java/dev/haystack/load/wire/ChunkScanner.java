package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Reads a {@code text_chunk} message in one pass and keeps what it found; for one thread. */
public final class ChunkScanner {

  private static final byte[] TYPE = "type".getBytes(ISO_8859_1);
  private static final byte[] TEXT_CHUNK = "text_chunk".getBytes(ISO_8859_1);
  private static final byte[] CONTENT = "content".getBytes(ISO_8859_1);
  private static final byte[] SEQ = "seq".getBytes(ISO_8859_1);
  private static final byte[] FIRST_SEQ = "first_seq".getBytes(ISO_8859_1);

  private final Stamps stamps = new Stamps();
  private long seq;
  private long firstSeq;
  private boolean chunk;

  /** Whether this is a text chunk; what it holds stays readable until the next scan. */
  public boolean scan(byte[] bytes, int from, int to) {
    stamps.clear();
    seq = -1;
    firstSeq = -1;
    chunk = false;
    int at = from + 1;
    while (at < to && bytes[at] == '"') {
      int keyEnd = indexOf(bytes, at + 1, to, '"');
      int value = keyEnd + 2;
      if (value >= to) {
        return false;
      }
      int end = member(bytes, at + 1, keyEnd, value, to);
      if (end < 0) {
        return false;
      }
      at = end + 1;
    }
    return chunk;
  }

  /** The sequence number of the message's first event, or -1. */
  public long firstSeq() {
    return firstSeq < 0 ? seq : firstSeq;
  }

  /** The sequence number of the message's last event, or -1. */
  public long lastSeq() {
    return seq;
  }

  /** How many chunks were joined in the message. */
  public long chunks() {
    return Math.max(Math.max(seq - firstSeq() + 1, 1), stamps.count());
  }

  /** The times that the scripted model wrote into the text. */
  public Stamps stamps() {
    return stamps;
  }

  /** Takes in one member; gives where its comma stands, or -1 if this is no text chunk. */
  private int member(byte[] bytes, int key, int keyEnd, int value, int to) {
    if (bytes[value] == '"') {
      int end = stringEnd(bytes, value + 1, to);
      if (is(TYPE, bytes, key, keyEnd)) {
        chunk = is(TEXT_CHUNK, bytes, value + 1, end);
        return chunk ? end + 1 : -1;
      }
      if (is(CONTENT, bytes, key, keyEnd)) {
        stamps.addFrom(bytes, value + 1, end);
      }
      return end + 1;
    }
    if (bytes[value] == '{' || bytes[value] == '[') {
      return -1;
    }
    int end = scalarEnd(bytes, value, to);
    if (is(SEQ, bytes, key, keyEnd)) {
      seq = number(bytes, value, end);
    } else if (is(FIRST_SEQ, bytes, key, keyEnd)) {
      firstSeq = number(bytes, value, end);
    }
    return end;
  }

  private static boolean is(byte[] name, byte[] bytes, int from, int to) {
    return Arrays.equals(name, 0, name.length, bytes, from, to);
  }

  private static int indexOf(byte[] bytes, int from, int to, char wanted) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static int stringEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  private static int scalarEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != ',' && bytes[at] != '}') {
      at++;
    }
    return at;
  }

  private static long number(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}
