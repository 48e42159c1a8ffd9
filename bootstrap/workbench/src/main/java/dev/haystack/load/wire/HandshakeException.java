package dev.haystack.load.wire;

import java.io.IOException;

/** The server answered the upgrade with another status than 101. */
public final class HandshakeException extends IOException {

  private final int status;

  HandshakeException(int status) {
    super("the server answered the upgrade with status " + status);
    this.status = status;
  }

  /** The HTTP status, or 0 if the answer was not HTTP. */
  public int status() {
    return status;
  }
}
