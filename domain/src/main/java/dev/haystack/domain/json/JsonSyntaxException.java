package dev.haystack.domain.json;

/**
 * A text that is no acceptable JSON document; the pointer names the place as far as it is known.
 */
public final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;

  public JsonSyntaxException(String fault, String pointer) {
    super(fault);
    this.pointer = pointer;
  }

  /** The JSON Pointer of the value that was being read. */
  public String pointer() {
    return pointer;
  }
}
