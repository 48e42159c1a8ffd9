package dev.haystack.domain.json;

/**
 * A text that is no acceptable JSON document; the pointer names the place as far as it is known.
 */
public final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final Fault fault;

  private enum Fault {
    SYNTAX,
    OVER_LIMITS,
    TOO_MANY_VALUES
  }

  public JsonSyntaxException(String message, String pointer) {
    this(message, pointer, Fault.SYNTAX);
  }

  private JsonSyntaxException(String message, String pointer, Fault fault) {
    super(message);
    this.pointer = pointer;
    this.fault = fault;
  }

  static JsonSyntaxException overLimits(String message, String pointer) {
    return new JsonSyntaxException(message, pointer, Fault.OVER_LIMITS);
  }

  static JsonSyntaxException tooManyValues(int valuesMax, String pointer) {
    return new JsonSyntaxException(
        "the document holds more than " + valuesMax + " values", pointer, Fault.TOO_MANY_VALUES);
  }

  /** The JSON Pointer of the value that was being read. */
  public String pointer() {
    return pointer;
  }

  /** Whether all that is wrong is its depth, its number of values or a value's length. */
  public boolean isOverLimits() {
    return fault != Fault.SYNTAX;
  }

  /** Whether all that is wrong is its number of values. */
  public boolean isTooManyValues() {
    return fault == Fault.TOO_MANY_VALUES;
  }
}
