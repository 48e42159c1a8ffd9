package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.CallBody;
import java.net.URI;
import java.util.Map;

/** A request for an inference as it is sent: where, under which headers, and its body. */
public record Post(URI uri, Map<String, String> headers, CallBody body) {

  public Post {
    headers = Map.copyOf(headers);
  }

  /** Without headers, query and body, which may hold secrets. */
  @Override
  public String toString() {
    return "Post[" + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
  }
}
