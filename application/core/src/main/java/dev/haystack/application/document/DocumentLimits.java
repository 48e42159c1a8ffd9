package dev.haystack.application.document;

/**
 * How much the writing of documents may take.
 *
 * @param atOnceMax documents that are written at once
 * @param atOncePerUserMax of one user
 * @param partsAtOnceMax parts of one transcript that are read at once
 */
public record DocumentLimits(int atOnceMax, int atOncePerUserMax, int partsAtOnceMax) {

  /** What suits one process. */
  public static final DocumentLimits DEFAULT = new DocumentLimits(200, 50, 4);
}
