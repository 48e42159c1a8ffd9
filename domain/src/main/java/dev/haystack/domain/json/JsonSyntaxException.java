package dev.haystack.domain.json;

/**
 * A text that is no acceptable JSON document; the pointer names the place as far as it is known.
 */
public final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final boolean overLimits;

  JsonSyntaxException(String fault, String pointer) {
    this(fault, pointer, false);
  }

  private JsonSyntaxException(String fault, String pointer, boolean overLimits) {
    super(fault);
    this.pointer = pointer;
    this.overLimits = overLimits;
  }

  static JsonSyntaxException overLimits(String fault, String pointer) {
    return new JsonSyntaxException(fault, pointer, true);
  }

  /** The JSON Pointer of the value that was being read. */
  public String pointer() {
    return pointer;
  }

  /** Whether all that is wrong is its depth or a value's length. */
  public boolean isOverLimits() {
    return overLimits;
  }
}
