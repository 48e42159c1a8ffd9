package dev.haystack.domain.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a trail, without what ends it.
 *
 * @param seq its number, one more than the line's before it
 * @param prev the mac of the line before it
 * @param mac of all that stands before it
 * @param text the whole line
 */
public record ChainLine(long seq, String prev, String mac, String text) {

  static final String MAC = ",\"mac\":\"";
  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"seq\":([1-9][0-9]{0,17}),\"[^\\p{Cntrl}]+\","
              + "\"prev\":\"([0-9a-f]{64})\",\"mac\":\"([0-9a-f]{64})\"\\}");

  /** What the text is as a line, if it has the form of one. */
  public static Optional<ChainLine> read(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new ChainLine(Long.parseLong(form.group(1)), form.group(2), form.group(3), text))
        : Optional.empty();
  }

  /** Whether it stands as whoever has the key wrote it. */
  public boolean isUnchanged(TrailKey key) {
    String expected = key.mac(text.substring(0, text.lastIndexOf(MAC)));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
  }

  /** Where a chain stands whose last line this is. */
  public ChainEnd end() {
    return new ChainEnd(seq, mac);
  }
}
