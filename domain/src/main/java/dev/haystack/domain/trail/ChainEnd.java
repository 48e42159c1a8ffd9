package dev.haystack.domain.trail;

/**
 * Where a chain stands: all that has to be known of it to go on, or to see that its end was cut.
 *
 * @param seq the last line's number, 0 before the first
 * @param mac the last line's
 */
public record ChainEnd(long seq, String mac) {

  /** Before the first line. */
  public static final ChainEnd BEGIN = new ChainEnd(0, "0".repeat(64));

  /**
   * The next line.
   *
   * @param members what it tells, as members of a JSON object in one line
   */
  public ChainLine next(String members, TrailKey key) {
    long number = seq + 1;
    String text = "{\"seq\":" + number + "," + members + ",\"prev\":\"" + mac + "\"";
    String its = key.mac(text);
    return new ChainLine(number, mac, its, text + ChainLine.MAC + its + "\"}");
  }

  /** Whether that line is the next one. */
  boolean isBefore(ChainLine line) {
    return line.seq() == seq + 1 && line.prev().equals(mac);
  }
}
