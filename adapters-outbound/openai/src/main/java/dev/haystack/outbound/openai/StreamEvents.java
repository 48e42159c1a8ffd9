package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.EventReader;
import java.util.Arrays;

/** Gives the data of events to a reader of chunks, up to the one that says that all was said. */
final class StreamEvents implements EventReader.Receiver {

  private static final byte[] DONE = {'D', 'O', 'N', 'E'};

  private final ChunkReader chunks;
  private boolean done;

  StreamEvents(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /** Whether the stream said that it is over. */
  boolean isDone() {
    return done;
  }

  @Override
  public void data(byte[] bytes, int from, int to) {
    if (done) {
      return;
    }
    if (bytes[from] != '{' && isDone(bytes, from, to)) {
      done = true;
    } else {
      chunks.read(bytes, from, to);
    }
  }

  @Override
  public void error(byte[] bytes, int from, int to) {
    if (!done) {
      chunks.error(bytes, from, to);
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
}
