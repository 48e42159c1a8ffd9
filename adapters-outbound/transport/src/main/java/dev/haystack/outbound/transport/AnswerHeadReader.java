package dev.haystack.outbound.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the head of an answer: skips interim ones before it, and needs no reason phrase. */
final class AnswerHeadReader {

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.(\\d) +([1-9]\\d\\d)(?: .*)?", Pattern.DOTALL);
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int INTERIM_MAX = 64;
  private static final int BYTES_MAX = 64 * 1024;
  private static final int LINE_BYTES = 256;

  private final PeerSocket socket;
  private byte[] line = new byte[LINE_BYTES];
  private int left;

  AnswerHeadReader(PeerSocket socket) {
    this.socket = socket;
  }

  /** Blocks for the head of the real answer. */
  AnswerHead read() throws IOException {
    for (int i = 0; i <= INTERIM_MAX; i++) {
      AnswerHead head = readOne();
      if (head.status() == SWITCHING_PROTOCOLS) {
        throw new IllegalArgumentException("the answer is of a protocol that nobody asked for");
      }
      if (!head.isInterim()) {
        return head;
      }
    }
    throw new IllegalArgumentException("there are too many interim answers");
  }

  private AnswerHead readOne() throws IOException {
    left = BYTES_MAX;
    Matcher status = STATUS_LINE.matcher(line());
    if (!status.matches()) {
      throw new IllegalArgumentException("the answer has no status line");
    }
    boolean persistent = !status.group(1).equals("0");
    return new AnswerHead(Integer.parseInt(status.group(2)), persistent, headers());
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    for (String next = line(); !next.isEmpty(); next = line()) {
      int colon = next.indexOf(':');
      // a line that goes on with the one before it is of a header that nobody here reads
      if (colon > 0 && !Character.isWhitespace(next.charAt(0))) {
        String name = next.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers
            .computeIfAbsent(name, _ -> new ArrayList<>(1))
            .add(next.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private String line() throws IOException {
    int length = 0;
    for (byte next = socket.next(); next != '\n'; next = socket.next()) {
      if (--left < 0) {
        throw new IllegalArgumentException("the answer's head is too long");
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, length * 2);
      }
      line[length++] = next;
    }
    left--;
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.ISO_8859_1);
  }
}
