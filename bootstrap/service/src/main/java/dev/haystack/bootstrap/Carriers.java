package dev.haystack.bootstrap;

/**
 * The threads that carry virtual ones. Virtual threads do not take turns by the clock: on a single
 * carrier, those that wake each other keep all others waiting, whereas two carriers take turns by
 * the clock even on one processor.
 */
final class Carriers {

  private static final String COUNT = "jdk.virtualThreadScheduler.parallelism";
  private static final int LEAST = 2;

  private Carriers() {}

  /** Has two, from before the first virtual thread, unless somebody asked for another number. */
  static void atLeastTwo() {
    if (Runtime.getRuntime().availableProcessors() < LEAST && System.getProperty(COUNT) == null) {
      System.setProperty(COUNT, Integer.toString(LEAST));
    }
  }
}
