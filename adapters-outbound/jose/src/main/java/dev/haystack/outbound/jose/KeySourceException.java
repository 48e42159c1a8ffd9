package dev.haystack.outbound.jose;

/** No key set came; the text says why, without anything that was in it. */
final class KeySourceException extends Exception {

  private static final long serialVersionUID = 1L;

  KeySourceException(String message) {
    super(message);
  }
}
