package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tool call's id that carries the turn's state, so that the scripted model keeps none. */
record ToolCallId(long turn, int round, long ownNanos) {

  private static final byte[] PREFIX = "call-load-".getBytes(ISO_8859_1);
  private static final int ID_BYTES_MAX = 80;
  private static final Pattern FIELDS =
      Pattern.compile("call-load-(\\d{1,18})-(\\d{1,6})-(\\d{1,18})");

  String text() {
    return "call-load-" + turn + "-" + round + "-" + ownNanos;
  }

  /** The id of the turn's last call in the request, or that of round 0 if there is none. */
  static ToolCallId lastIn(byte[] body, AskedAnswer asked) {
    byte[] rest = Arrays.copyOfRange(body, asked.position(), body.length);
    int at = Bytes.lastIndexOf(rest, PREFIX);
    return parse(rest, at).orElse(new ToolCallId(asked.turn(), 0, 0));
  }

  private static Optional<ToolCallId> parse(byte[] bytes, int at) {
    if (at < 0) {
      return Optional.empty();
    }
    int length = Math.min(ID_BYTES_MAX, bytes.length - at);
    var fields = FIELDS.matcher(new String(bytes, at, length, ISO_8859_1));
    return fields.lookingAt()
        ? Optional.of(
            new ToolCallId(
                Long.parseLong(fields.group(1)),
                Integer.parseInt(fields.group(2)),
                Long.parseLong(fields.group(3))))
        : Optional.empty();
  }
}
