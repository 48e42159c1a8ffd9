package dev.haystack.outbound.model;

import java.net.URI;
import java.util.Map;

/** A request for an inference as it is sent: where, under which headers, and its text. */
// requests are never compared, and bodies not worth a copy
@SuppressWarnings("ArrayRecordComponent")
public record Post(URI uri, Map<String, String> headers, byte[] body) {

  public Post {
    headers = Map.copyOf(headers);
  }

  /** Without headers, query and body, which may hold secrets. */
  @Override
  public String toString() {
    return "Post[" + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
  }
}
