package dev.haystack.port.identity;

import dev.haystack.domain.error.ErrorCode;

/** There is no good token any more, so nothing may be asked in the caller's name. */
public final class CredentialEnded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public CredentialEnded(ErrorCode code) {
    super(code.wireName(), null, false, false);
    this.code = code;
  }

  /**
   * What the caller is told: {@code AUTH_EXPIRED}, {@code AUTH_REJECTED}, {@code AUTH_UNAVAILABLE},
   * or {@code FORBIDDEN} where the newest token does not cover the profile.
   */
  public ErrorCode code() {
    return code;
  }
}
