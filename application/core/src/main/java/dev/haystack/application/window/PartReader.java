package dev.haystack.application.window;

/** Makes notes of one part; called by several threads at once, and may be interrupted. */
@FunctionalInterface
public interface PartReader {

  /**
   * The notes of the part.
   *
   * @param number of the part, from 1
   * @param total how many parts there are
   */
  String read(String part, int number, int total);
}
