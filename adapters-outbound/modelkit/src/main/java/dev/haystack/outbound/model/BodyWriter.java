package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.CallBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the body of a request together from what is written for it and from pieces that are kept as
 * bytes, which are not copied. One thread's, used once.
 */
public final class BodyWriter {

  private static final byte[] COMMA = bytes(",");

  private final List<byte[]> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder(1 << 12);

  /** To be written to; it stands behind the pieces that are there and before those to come. */
  public StringBuilder text() {
    return text;
  }

  /** Adds a piece, which must not change any more. */
  public void piece(byte[] bytes) {
    endText();
    pieces.add(bytes);
  }

  /** Adds a comma between two pieces. */
  public void comma() {
    piece(COMMA);
  }

  /** The body. */
  public CallBody body() {
    endText();
    return CallBody.of(pieces);
  }

  private void endText() {
    if (!text.isEmpty()) {
      pieces.add(bytes(text.toString()));
      text.setLength(0);
    }
  }

  /** A piece of what is written there. */
  public static byte[] bytes(Consumer<StringBuilder> writing) {
    var text = new StringBuilder();
    writing.accept(text);
    return bytes(text.toString());
  }

  /** A piece of this text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
