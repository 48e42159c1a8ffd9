package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haystack.load.wire.Stamps;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the scripted model answers: so many chunks of so many bytes at so many a second (0: as fast
 * as they are taken), after so many tool calls and so long a pause; unpaced, it writes several
 * chunks at once.
 */
public record MessageShape(
    int chunks,
    int chunksPerSecond,
    int chunkBytes,
    int toolCalls,
    int thinkMillis,
    int chunksPerWrite) {

  private static final int CHUNKS_MAX = 1_000_000;
  private static final int MARKER_BYTES_MAX = 120;
  private static final byte[] MARKER = "[load ".getBytes(ISO_8859_1);
  private static final Pattern FIELDS =
      Pattern.compile("\\[load (\\d{1,18}) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)]");

  public MessageShape {
    check("chunks", chunks, 1, CHUNKS_MAX);
    check("chunk rate", chunksPerSecond, 0, 100_000);
    check("chunk size", chunkBytes, Stamps.MARK_BYTES, 4_096);
    check("tool calls", toolCalls, 0, 100);
    check("think time", thinkMillis, 0, 60_000);
    check("chunks per write", chunksPerWrite, 1, 1_000);
  }

  /** The user's message that asks for this answer. */
  public String message(long turn) {
    return "[load %d %d %d %d %d %d %d]"
        .formatted(
            turn, chunks, chunksPerSecond, chunkBytes, toolCalls, thinkMillis, chunksPerWrite);
  }

  /** Finds the newest message of a load run in a request to the model. */
  static Optional<AskedAnswer> lastIn(byte[] body) {
    int at = Bytes.lastIndexOf(body, MARKER);
    if (at < 0) {
      return Optional.empty();
    }
    int length = Math.min(MARKER_BYTES_MAX, body.length - at);
    var fields = FIELDS.matcher(new String(body, at, length, ISO_8859_1));
    return fields.lookingAt() ? Optional.of(asked(fields.toMatchResult(), at)) : Optional.empty();
  }

  private static AskedAnswer asked(MatchResult fields, int at) {
    int[] numbers = new int[6];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(fields.group(i + 2));
    }
    var shape =
        new MessageShape(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    return new AskedAnswer(Long.parseLong(fields.group(1)), shape, at);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s: %d is not within %d to %d".formatted(name, value, min, max));
    }
  }
}
