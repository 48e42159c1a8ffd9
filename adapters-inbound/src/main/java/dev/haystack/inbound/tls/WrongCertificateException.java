package dev.haystack.inbound.tls;

/** A certificate or its key cannot be used; the text says why, without a word of the key. */
public final class WrongCertificateException extends Exception {

  private static final long serialVersionUID = 1L;

  public WrongCertificateException(String why) {
    super(why);
  }

  WrongCertificateException(String why, Throwable cause) {
    super(why, cause);
  }

  /** Why, never empty. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
