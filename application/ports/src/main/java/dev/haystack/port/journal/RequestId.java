package dev.haystack.port.journal;

import java.util.UUID;
import java.util.regex.Pattern;

/** The name of one request, by which what it caused is found again here and at other servers. */
public record RequestId(String value) {

  /** The header that carries it, to us and from us. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

  /** The caller's name for it where that can be shown anywhere, or else one of ours. */
  public static RequestId of(String asked) {
    return SAFE.matcher(asked).matches()
        ? new RequestId(asked)
        : new RequestId(UUID.randomUUID().toString());
  }
}
