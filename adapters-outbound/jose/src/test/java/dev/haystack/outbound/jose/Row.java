package dev.haystack.outbound.jose;

/**
 * One token and what has to be found of it.
 *
 * @param expected {@code VERIFIED}, {@code EXPIRED} or the reason of a rejection
 */
record Row(String name, String expected, String token) {

  static final String VERIFIED = "VERIFIED";
  static final String EXPIRED = "EXPIRED";

  @Override
  public String toString() {
    return expected + ": " + name;
  }
}
