package dev.haystack.inbound.http;

/** The server's address cannot be used; the text tells the operator what to change. */
public final class BindException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** At an address that stands in the settings of these names. */
  BindException(ServerSettings settings, String names, Throwable cause) {
    super(
        "cannot listen on "
            + settings.host()
            + " port "
            + settings.port()
            + ": the port is in use, needs more rights, or the address is not this machine's;"
            + " set "
            + names
            + " to others",
        cause);
  }

  BindException(ServerSettings settings, String names) {
    this(settings, names, new IllegalStateException("the server does not run"));
  }
}
