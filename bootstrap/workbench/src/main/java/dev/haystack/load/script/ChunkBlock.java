package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haystack.load.wire.Stamps;
import java.io.IOException;
import java.io.OutputStream;

/** Several streamed chunks rendered once, in one piece of HTTP; only their times are set anew. */
final class ChunkBlock {

  private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);

  private final byte[] bytes;
  private final int firstStamp;
  private final int stride;
  private final int chunks;

  ChunkBlock(int chunks, int chunkBytes) {
    String event = SseText.delta(SseText.stampedContent(0, chunkBytes));
    String block = event.repeat(chunks);
    String head = Integer.toHexString(block.length()) + "\r\n";
    this.bytes = (head + block + "\r\n").getBytes(ISO_8859_1);
    this.firstStamp = head.length() + event.indexOf(Stamps.SENT) + 1;
    this.stride = event.length();
    this.chunks = chunks;
  }

  int chunks() {
    return chunks;
  }

  /** Writes all chunks at once with the present time in each. */
  void writeTo(OutputStream output) throws IOException {
    long nanos = System.nanoTime();
    for (int digit = 15; digit >= 0; digit--, nanos >>>= 4) {
      byte hex = HEX[(int) nanos & 15];
      for (int i = 0, at = firstStamp + digit; i < chunks; i++, at += stride) {
        bytes[at] = hex;
      }
    }
    output.write(bytes);
  }
}
