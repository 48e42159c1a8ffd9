package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.kit.Growth;
import dev.haystack.outbound.model.EventFramer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a model's server sends in small pieces costs in proportion to its size. */
@Tag("FC-13")
class AnswerGrowthTest {

  private static final int PIECE_BYTES = 64;
  private static final int PIECES = 8_192;
  private static final int PIECES_IN_A_CHUNK = 64;
  private static final int LIMIT = 64 << 20;

  @Test
  void aLineThatComesInReadsOf64Bytes() throws Exception {
    Growth.of("line of an event, reads of 64 bytes")
        .assertProportional(
            PIECES,
            pieces -> {
              var framer = new EventFramer(new Trickle("data: ", pieces, "\n\n"), LIMIT);
              boolean _ = framer.next((_, _, _) -> {});
            });
  }

  @Test
  void theTextOfAnAnswer() throws Exception {
    Growth.ofAllThreads("text of an answer, deltas of 3 characters")
        .assertProportional(
            PIECES,
            pieces -> {
              ModelReply reply = answer(": begins\n\n", Sse.words("abc"), pieces, "", "stop");
              assertEquals(3 * pieces, reply.text().length());
            });
  }

  @Test
  void theArgumentsOfACall() throws Exception {
    String begin =
        Sse.call("{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"n\",\"arguments\":\"{\"}}");
    String piece = Sse.call("{\"index\":0,\"function\":{\"arguments\":\"   \"}}");
    String end = Sse.call("{\"index\":0,\"function\":{\"arguments\":\"}\"}}");
    Growth.ofAllThreads("arguments of a call, pieces of 3 characters")
        .assertProportional(
            PIECES,
            pieces -> {
              ModelReply reply = answer(begin, piece, pieces, end, "tool_calls");
              assertEquals(1, reply.calls().size());
            });
  }

  private static ModelReply answer(
      String begin, String piece, int pieces, String end, String reason) {
    String some = piece.repeat(PIECES_IN_A_CHUNK);
    var texts = new ArrayList<String>();
    texts.add(begin);
    for (int number = 0; number < pieces; number += PIECES_IN_A_CHUNK) {
      texts.add(some);
    }
    texts.add(end + Sse.finish(reason) + Sse.DONE);
    try (var rig = Rig.answering(Sse.stream(texts.toArray(String[]::new)))) {
      return rig.generate();
    }
  }

  /** A stream that gives one piece at a time. */
  private static final class Trickle extends InputStream {

    private final byte[] first;
    private final byte[] last;
    private int left;
    private boolean begun;
    private boolean ended;

    private Trickle(String first, int pieces, String last) {
      this.first = first.getBytes(StandardCharsets.US_ASCII);
      this.last = last.getBytes(StandardCharsets.US_ASCII);
      this.left = pieces;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("only whole pieces are read");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (!begun) {
        begun = true;
        return copy(first, target, offset);
      }
      if (left > 0) {
        left--;
        int count = Math.min(length, PIECE_BYTES);
        Arrays.fill(target, offset, offset + count, (byte) 'x');
        return count;
      }
      if (ended) {
        return -1;
      }
      // the last piece fits wherever a piece of the others' size did
      ended = length >= last.length;
      return ended ? copy(last, target, offset) : fillOne(target, offset);
    }

    private static int fillOne(byte[] target, int offset) {
      target[offset] = 'x';
      return 1;
    }

    private static int copy(byte[] piece, byte[] target, int offset) {
      System.arraycopy(piece, 0, target, offset, piece.length);
      return piece.length;
    }
  }
}
