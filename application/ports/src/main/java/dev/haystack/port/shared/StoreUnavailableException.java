package dev.haystack.port.shared;

/**
 * The shared store did not do what it was asked, or did not say so in time.
 *
 * <p>A write that ends so is unknown, not failed: it may have been applied, or may be yet.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String place;

  /** With what happened, in words without data. */
  public StoreUnavailableException(String what) {
    this(what, "");
  }

  /** With what happened, and the place in the store at which it did. */
  public StoreUnavailableException(String what, String place) {
    // expected during every outage, so a stack would only cost
    super(what, null, false, false);
    this.what = what;
    this.place = place;
  }

  /** What happened, for those who run the service. */
  public String what() {
    return what;
  }

  /** Where it happened, by which a {@link StoreProbe} finds it again; empty if that is unknown. */
  public String place() {
    return place;
  }
}
