package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Scribbled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a model's server sends as events: they come to an end, within the limit of one. */
@Tag("ER-9")
class ScribbledEventsTest {

  private static final int EVENT_BYTES_MAX = 64 << 10;
  private static final String GOOD =
      """
      : comment

      data: {"a":"Grüße 😀"}

      event: error\r
      data: b\r
      \r
      data: c
      data: d

      data: [DONE]

      """;

  @Property(tries = 2_000)
  void eventsAreTheSameInPiecesOfAnySize(
      @ForAll @Size(max = 4) List<Integer> changes, @ForAll @IntRange(min = 1, max = 50) int piece)
      throws IOException {
    byte[] bytes = Scribbled.in(GOOD, changes).getBytes(StandardCharsets.UTF_8);
    assertEquals(read(new ByteArrayInputStream(bytes)), read(new Pieces(bytes, piece)));
  }

  private static String read(InputStream source) throws IOException {
    var said = new StringBuilder();
    var framer = new EventFramer(source, EVENT_BYTES_MAX);
    var reader = new EventReader(new Saying(said));
    try {
      while (framer.next(reader)) {
        assertTrue(said.length() < 1 << 20);
      }
    } catch (AttemptException e) {
      said.append("too large");
    }
    return said.toString();
  }

  private record Saying(StringBuilder said) implements EventReader.Receiver {

    @Override
    public void data(byte[] bytes, int from, int to) {
      assertTrue(to - from <= 2 * EVENT_BYTES_MAX);
      said.append("data ").append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void error(byte[] bytes, int from, int to) {
      said.append("error ").append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  /** Bytes that come a few at a time. */
  private static final class Pieces extends InputStream {

    private final InputStream bytes;
    private final int most;

    Pieces(byte[] bytes, int most) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
      return bytes.read(target, at, Math.min(length, most));
    }
  }
}
