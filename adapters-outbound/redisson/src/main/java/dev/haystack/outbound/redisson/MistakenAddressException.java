package dev.haystack.outbound.redisson;

/** Something else than the address says answers there. */
final class MistakenAddressException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  MistakenAddressException(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  String what() {
    return what;
  }
}
