package dev.haystack.load.wire;

/** Takes the text messages of a connection, on the thread that reads. */
public interface TextListener {

  /** One whole message as UTF-8; the bytes are valid only during the call. */
  void text(byte[] bytes, int from, int to, long receivedNanos);
}
