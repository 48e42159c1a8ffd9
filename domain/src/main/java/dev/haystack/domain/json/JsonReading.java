package dev.haystack.domain.json;

/** How exactly a document is read, which depends on who wrote it. */
public enum JsonReading {

  /** By clients and by ourselves: a key that stands twice in an object is a mistake. */
  STRICT,

  /**
   * By others, whose answers are not ours to judge: of a key that stands twice the last one counts,
   * a byte order mark is passed over, and a text may hold control characters as they are.
   */
  LENIENT
}
