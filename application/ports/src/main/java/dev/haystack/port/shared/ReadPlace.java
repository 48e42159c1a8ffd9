package dev.haystack.port.shared;

/**
 * How far a shared session's messages were read.
 *
 * @param records how many of them
 * @param mark of the last one, as the store told it; empty if there is none
 */
public record ReadPlace(int records, String mark) {

  /** Before the first one. */
  public static final ReadPlace START = new ReadPlace(0, "");

  /** Behind any last one, for whoever wants no messages. */
  public static final ReadPlace BEYOND = new ReadPlace(Integer.MAX_VALUE, "");
}
